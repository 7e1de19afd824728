//! How the cost of analysing a draft grows: for each shape of draft the time at n, 2n and 4n, and the exponent between the
//! last two. 1.0 is linear; a shape whose exponent is well above 1.2 wants a look. `cargo bench --bench scaling`, or with the
//! names of some shapes behind `--`.

#![allow(missing_docs, reason = "a benchmark is called after what it measures")]

mod shapes;

use lakatos_engine::rules::{AnalysisSource, analyse};
use lakatos_syntax::{Document, Host};
use shapes::SHAPES;
use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    println!("{:<24}{:>8}{:>10}{:>10}{:>10}{:>10}", "shape", "n", "n, ms", "2n, ms", "4n, ms", "exponent");
    for (name, least, shape) in SHAPES {
        if !wanted.is_empty() && !wanted.iter().any(|one| name.contains(one.as_str())) {
            continue;
        }
        let times = [1, 2, 4].map(|times| milliseconds(&shape(least * times)));
        let exponent = (times[2] / times[1]).log2();
        println!("{name:<24}{least:>8}{:>10.1}{:>10.1}{:>10.1}{exponent:>10.2}", times[0], times[1], times[2]);
    }
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
