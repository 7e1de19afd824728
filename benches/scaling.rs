//! How cost grows: for each command and each shape of draft the time at n, 2n and 4n, and the exponent between the first and
//! the last. 1.0 is linear; what is well above 1.2 wants a look. `cargo bench --bench scaling`, or with the names of some
//! commands and shapes behind `--`.
//!
//! `rules` is reading and all rules, in this process; the others are the commands as they are typed, with what they print.

#![allow(missing_docs, reason = "a benchmark is called after what it measures")]

mod commands;
mod shapes;

use commands::COMMANDS;
use lakatos_engine::rules::{AnalysisSource, analyse};
use lakatos_syntax::{Document, Host};
use shapes::SHAPES;
use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let (commands, shapes): (Vec<String>, Vec<String>) =
        wanted.into_iter().partition(|one| one == "rules" || COMMANDS.iter().any(|(name, _)| name == one));
    let is_wanted = |wanted: &[String], name: &str| wanted.is_empty() || wanted.iter().any(|one| name.contains(one));
    println!(
        "{:<10}{:<26}{:>6}{:>10}{:>10}{:>10}{:>10}",
        "command", "shape", "n", "n, ms", "2n, ms", "4n, ms", "exponent"
    );
    for (name, least, shape) in SHAPES.iter().filter(|(name, ..)| is_wanted(&shapes, name)) {
        let texts = [1, 2, 4].map(|times| shape(least * times));
        if is_wanted(&commands, "rules") {
            print("rules", name, *least, texts.each_ref().map(|text| Some(milliseconds(text))));
        }
        for (command, run) in COMMANDS.iter().filter(|(command, _)| is_wanted(&commands, command)) {
            print(command, name, *least, texts.each_ref().map(|text| commands::milliseconds(text, *run)));
        }
    }
}

/// One line. What does not apply to a shape is left out.
fn print(command: &str, shape: &str, least: usize, times: [Option<f64>; 3]) {
    let [Some(once), Some(twice), Some(four_times)] = times else { return };
    let exponent = (four_times / once).log2() / 2.0;
    println!("{command:<10}{shape:<26}{least:>6}{once:>10.1}{twice:>10.1}{four_times:>10.1}{exponent:>10.2}");
}

/// The least of three runs of reading and all rules.
fn milliseconds(text: &str) -> f64 {
    let once = || {
        let (start, started) = (used_by_this_thread(), Instant::now());
        let document = Document::read(black_box(text), Host::Lakatos);
        black_box(analyse(&[AnalysisSource::new(text, &document)], lakatos_rules::built_in()).findings.len());
        let used = used_by_this_thread().zip(start).map(|(end, start)| end - start);
        used.unwrap_or_else(|| started.elapsed()).as_secs_f64() * 1_000.0
    };
    (0..3).map(|_| once()).fold(f64::INFINITY, f64::min)
}

/// The time that a processor has given to this thread, where the system tells (Linux): what else the machine does is no part
/// of it.
fn used_by_this_thread() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}
