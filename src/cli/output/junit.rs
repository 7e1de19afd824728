//! Findings as tests, in JUnit's XML: a suite a file, a test a finding. A file without findings is one test that passed.

use super::record::{Record, by_file, records};
use crate::cli::arguments::FailOn;
use crate::cli::checked::Checked;
use lakatos_engine::escape::xml_data as escaped;
use std::io::{self, Write};

/// Writes the report. What fails the command is a test that failed; any other finding is one that was skipped, so that
/// it is shown and fails nothing.
pub fn write_findings(out: &mut impl Write, checked: &[Checked], fail_on: FailOn) -> io::Result<()> {
    let records = records(checked);
    let by_file = by_file(checked, &records);
    let total = by_file.values().map(|of_file| Counts::new(of_file, fail_on)).fold(Counts::default(), Counts::and);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<testsuites name=\"lakatos\"{total}>")?;
    for (file, of_file) in by_file {
        let name = escaped(&file);
        let counts = Counts::new(&of_file, fail_on);
        writeln!(out, "  <testsuite name=\"{name}\"{counts} skipped=\"{}\">", counts.skipped)?;
        if of_file.is_empty() {
            writeln!(out, "    <testcase classname=\"{name}\" name=\"nothing to report\" time=\"0\"/>")?;
        }
        for record in of_file {
            write_test(out, &name, record, fail_on)?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

fn write_test(out: &mut impl Write, file: &str, record: &Record, fail_on: FailOn) -> io::Result<()> {
    let (rule, line) = (escaped(&record.rule), record.place.range.start.line);
    let message = escaped(&record.message);
    writeln!(out, "    <testcase classname=\"{file}\" name=\"{rule} (line {line})\" time=\"0\">")?;
    if fail_on.fails(record.severity) {
        let place = format!("{file}:{line}:{}", record.place.range.start.column);
        writeln!(
            out,
            "      <failure type=\"{rule}\" message=\"{message}\">{place}: {}</failure>",
            escaped(&record.sentences())
        )?;
    } else {
        writeln!(out, "      <skipped message=\"{}: {message}\"/>", record.severity.word())?;
    }
    writeln!(out, "    </testcase>")
}

#[derive(Default)]
struct Counts {
    tests: usize,
    failures: usize,
    skipped: usize,
}

impl Counts {
    fn new(of_file: &[&Record], fail_on: FailOn) -> Self {
        let failures = of_file.iter().filter(|record| fail_on.fails(record.severity)).count();
        Self { tests: of_file.len().max(1), failures, skipped: of_file.len() - failures }
    }

    fn and(self, other: Self) -> Self {
        Self {
            tests: self.tests + other.tests,
            failures: self.failures + other.failures,
            skipped: self.skipped + other.skipped,
        }
    }
}

/// As the attributes that a suite and all of them together may have.
impl std::fmt::Display for Counts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { tests, failures, .. } = self;
        write!(formatter, " tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" time=\"0\"")
    }
}
