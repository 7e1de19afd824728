//! Shares and rates of rows and units, in words.

use crate::appraisal::data::fit::{Fit, Share};
use crate::appraisal::data::words::{Words, number};
use crate::appraisal::data::{BothRates, Mean};
use crate::appraisal::rates::Rates;
use lakatos_syntax::ast::Mode;

/// `of 120 dyads, each weighing the same, 27% with the condition; of 300, 7% without it`.
pub(super) fn mean_text(rates: BothRates, words: Words) -> String {
    let mean = |mean: Mean| mean.value().map_or_else(|| "nothing".to_owned(), percent);
    let of_units = words.units(rates.with.units);
    match rates.rows.open {
        Some(_) => {
            format!("by {}s, each weighing the same, {} with the condition ({of_units})", words.unit, mean(rates.with))
        }
        None => format!(
            "by {}s, each weighing the same, {} with the condition ({of_units}) and {} without it ({})",
            words.unit,
            mean(rates.with),
            mean(rates.without),
            words.units(rates.without.units)
        ),
    }
}

/// Both rates of a tendency, by rows and by units.
pub fn both_rates_text(rates: BothRates, words: Words) -> String {
    let rows = rate_text(rates.rows, words.row);
    if words.unit == words.row { rows } else { format!("{rows}; {}", mean_text(rates, words)) }
}

/// What a tendency comes to.
pub(super) fn comes_to(rates: BothRates) -> &'static str {
    match rates.word() {
        "for" => "is borne out",
        "against" => "goes the other way",
        "rows and units differ" => "goes one way by rows and the other by units",
        _ => "is left open",
    }
}

/// A share in hundredths, small ones with a decimal.
fn percent(share: f64) -> String {
    match 100.0 * share {
        hundredths if hundredths < 9.95 => format!("{hundredths:.1}%"),
        hundredths => format!("{hundredths:.0}%"),
    }
}

/// `110 of 415 dyad-years with the condition (27%), 20 of 300 without it (7%)`.
pub(super) fn rate_text(rates: Rates, noun: &str) -> String {
    let percent = |part: usize, of: usize| match of {
        0 => String::new(),
        of => format!(" ({})", percent(part as f64 / of as f64)),
    };
    let [with_hits, with_total, without_hits, without_total] = rates.counts();
    let nouns = if with_total == 1 { noun.to_owned() } else { format!("{noun}s") };
    let mut text = format!(
        "{} of {} {nouns} with the condition{}",
        number(with_hits),
        number(with_total),
        percent(with_hits, with_total)
    );
    match rates.open {
        Some(0) => {}
        Some(open) => text.push_str(&format!(", {} open", number(open))),
        None => text.push_str(&format!(
            ", {} of {} without it{}",
            number(without_hits),
            number(without_total),
            percent(without_hits, without_total)
        )),
    }
    text
}

/// Ragin's two measures; none where there is nothing to measure.
pub(super) fn fit_text(mode: Mode, fit: Fit) -> Option<String> {
    let share = |name: &str, share: Share| {
        let value = share.value()?;
        let value = match value {
            value if share.part > 0 && value < 0.01 => "below 0.01".to_owned(),
            // What is rounded to all is not all.
            value if share.part < share.of && value > 0.99 => "above 0.99".to_owned(),
            value => format!("{value:.2}"),
        };
        Some(format!("{name} {value} ({} of {})", number(share.part), number(share.of)))
    };
    let name = match mode {
        Mode::ExactlyWhen => ["consistency as sufficient", "as necessary"],
        _ => ["consistency", "coverage"],
    };
    let parts = [share(name[0], fit.consistency), fit.coverage.and_then(|coverage| share(name[1], coverage))];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
