//! `lakatos check` on ten lines, with every rule loaded, against a program that does nothing.
//! `cargo bench --bench cold_start`.

#![allow(missing_docs, reason = "a benchmark is called after what it measures")]

use divan::Bencher;
use std::process::{Command, Stdio};

const EMPTY: &str = "LAKATOS_BENCH_EMPTY";

const TEN_LINES: &str = "concept war \"War\"
  measured \"COW\" @sarkees2010
concept joint-democracy \"Both are democracies\"
  measured \"polity2 of 6 or more\" @marshall2017
theory democratic-peace \"Democracies do not fight each other\"
  mechanism \"Voters pay for wars.\"
  predicts peace: not war when joint-democracy
case kargil \"Kargil\" 1999
  joint-democracy = yes
  war = yes
";

fn main() {
    // The program that does nothing is this one.
    if std::env::var_os(EMPTY).is_none() {
        divan::main();
    }
}

#[divan::bench]
fn empty_program(bencher: Bencher) {
    let Ok(this) = std::env::current_exe() else { return };
    bencher.bench_local(|| Command::new(&this).env(EMPTY, "1").stdout(Stdio::null()).status());
}

#[divan::bench]
fn check_ten_lines(bencher: Bencher) {
    check(bencher, TEN_LINES);
}

#[divan::bench]
fn check_ten_lines_with_the_library(bencher: Bencher) {
    check(bencher, &format!("use \"ir/cases\"\n{TEN_LINES}"));
}

fn check(bencher: Bencher, text: &str) {
    let path = std::env::temp_dir().join(format!("lakatos-bench-{}.lak", std::process::id()));
    if std::fs::write(&path, text).is_ok() {
        let lakatos = env!("CARGO_BIN_EXE_lakatos");
        bencher.bench_local(|| Command::new(lakatos).arg("check").arg(&path).stdout(Stdio::null()).status());
        let _ = std::fs::remove_file(&path);
    }
}
