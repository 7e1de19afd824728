//! A work, whatever its bibliography is written in.

use lakatos_syntax::diagnostic::{Code, Severity};
use lakatos_syntax::{Diagnostic, Span};

/// A work of a bibliography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its citation key.
    pub key: String,
    /// Where the key stands, in bytes of the file.
    pub key_span: Span,
    /// All of it, up to where the next one begins.
    pub span: Span,
}

/// What a work is found by.
#[derive(Clone, Debug, Default)]
pub struct Glance {
    /// The family names of who wrote it, else of who edited it.
    pub families: Vec<String>,
    /// The year, in digits.
    pub year: String,
    /// Its title.
    pub title: String,
}

impl Glance {
    /// Who wrote it, and when, as a citation in brackets says it: `Walt 1987`, `Walt and Mearsheimer 2003`, `Walt et al.
    /// 1999`. Empty where nobody is known.
    pub fn who_and_when(&self) -> String {
        let who = match self.families.as_slice() {
            [] => return String::new(),
            [first, _, _, ..] => format!("{first} et al."),
            few => few.join(" and "),
        };
        format!("{who} {}", self.year).trim().to_owned()
    }

    /// Whether there are no commands of TeX in it.
    pub fn is_plain(&self) -> bool {
        self.families.iter().chain([&self.year, &self.title]).all(|text| !text.contains('\\'))
    }
}

/// Where a work is to be found: its DOI, else its address.
pub fn address(doi: Option<&str>, url: Option<&str>) -> Option<String> {
    let of_doi = |doi: &str| format!("https://doi.org/{}", doi.find("10.").map_or(doi, |at| &doi[at..]));
    let url = url.filter(|url| url.starts_with("http://") || url.starts_with("https://"));
    let address = doi.map(of_doi).or_else(|| url.map(str::to_owned))?;
    // What is no single word is no address.
    (!address.contains(char::is_whitespace)).then(|| address.replace("\\_", "_").replace("\\%", "%"))
}

/// Reported of a bibliography, or an entry of one, that cannot be read as it is.
const INVALID_BIBLIOGRAPHY: Code = Code::new("invalid-bibliography");

/// What is wrong at some bytes of a bibliography; nothing fails for it.
pub fn invalid(place: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..Diagnostic::new(INVALID_BIBLIOGRAPHY, place, message) }
}
