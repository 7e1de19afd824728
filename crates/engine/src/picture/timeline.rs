//! Units over years as SVG: what bears a prediction out as a bar, what contradicts it as a bar with a line through it, so that
//! the two are told apart without colours.

use super::style::{bars, style};
use crate::appraisal::data::timeline::{Stretch, Timeline};
use crate::escape::xml as escaped;
use std::fmt::Write;

const LABEL: f64 = 210.0;
const WIDTH: f64 = 720.0;
const ROW: f64 = 18.0;
const BAR: f64 = 10.0;

/// How many characters of a name there is room for.
const ROOM: usize = 30;

/// Draws a timeline. `title` says of which prediction, and by which data.
pub fn timeline_svg(timeline: &Timeline, title: &str) -> String {
    let mut out = String::new();
    let (first, last) = timeline.years;
    let scale = (WIDTH - LABEL - 20.0) / (last - first + 1.0);
    let x = |year: f64| LABEL + (year - first) * scale;
    let bottom = 12.0 + ROW * timeline.units.len() as f64;
    let height = bottom + 44.0;
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lakatos\" role=\"img\" aria-label=\"{title}\" \
         viewBox=\"0 0 {WIDTH:.0} {height:.0}\" width=\"{WIDTH:.0}\" height=\"{height:.0}\">\n<title>{title}</title>\n\
         <desc>{}</desc>\n<style>{}{}</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n",
        escaped(&description(timeline)),
        style(),
        bars(),
        title = escaped(title),
    );
    for (index, (name, stretches)) in timeline.units.iter().enumerate() {
        let top = 12.0 + ROW * index as f64;
        let _ = writeln!(
            out,
            "<text class=\"legend\" x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LABEL - 8.0,
            top + BAR - 1.0,
            escaped(&shortened(name))
        );
        for stretch in stretches {
            bar(&mut out, stretch, (x(stretch.first), x(stretch.last + 1.0)), top);
        }
    }
    for (year, anchor) in [(first, "start"), (last, "end")] {
        let at = if anchor == "end" { x(last + 1.0) } else { LABEL };
        let _ = writeln!(
            out,
            "<text class=\"legend\" x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{year}</text>",
            bottom + 12.0
        );
    }
    let more = match timeline.more {
        0 => String::new(),
        more => format!("; {more} more units are not shown"),
    };
    let _ = writeln!(
        out,
        "<text class=\"legend\" x=\"16\" y=\"{:.1}\">plain bar: for; bar with a line through it: against{more}</text>\n</svg>",
        height - 10.0
    );
    out
}

fn bar(out: &mut String, stretch: &Stretch, (left, right): (f64, f64), top: f64) {
    let class = if stretch.is_for { "bar-for" } else { "bar-against" };
    let width = (right - left).max(1.0);
    let _ = writeln!(
        out,
        "<rect class=\"{class}\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{BAR:.0}\"/>"
    );
    if !stretch.is_for {
        let middle = top + BAR / 2.0;
        let _ = writeln!(out, "<path class=\"bar-line\" d=\"M{left:.1} {middle:.1}H{:.1}\"/>", left + width);
    }
}

/// For those who do not see it: every unit as a sentence.
fn description(timeline: &Timeline) -> String {
    let years = |stretch: &Stretch| match stretch.first == stretch.last {
        true => format!("{} {}", stretch.first, word(stretch)),
        false => format!("{} to {} {}", stretch.first, stretch.last, word(stretch)),
    };
    let sentence = |(name, stretches): &(String, Vec<Stretch>)| {
        format!("{name}: {}.", stretches.iter().map(years).collect::<Vec<_>>().join(", "))
    };
    timeline.units.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

fn word(stretch: &Stretch) -> &'static str {
    if stretch.is_for { "for" } else { "against" }
}

fn shortened(name: &str) -> String {
    match name.chars().count() > ROOM {
        true => name.chars().take(ROOM - 1).chain(['…']).collect(),
        false => name.to_owned(),
    }
}
