//! What engines write differently: quotation marks, types, counts under a condition, files.

use std::fmt;

/// The SQL of an engine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the engine that it is called after")]
pub enum Dialect {
    #[default]
    DuckDb,
    Postgres,
    Spark,
    BigQuery,
}

impl Dialect {
    /// A name, whatever signs are in it.
    pub(super) fn name(self, name: &str) -> String {
        match self {
            Self::DuckDb | Self::Postgres => format!("\"{}\"", name.replace('"', "\"\"")),
            Self::Spark => format!("`{}`", name.replace('`', "``")),
            Self::BigQuery => format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`")),
        }
    }

    /// A table by its name, which may have parts with dots between.
    pub(super) fn table(self, name: &str) -> String {
        name.split('.').map(|part| self.name(part)).collect::<Vec<_>>().join(".")
    }

    /// A text.
    pub(super) fn text(self, text: &str) -> String {
        match self {
            Self::DuckDb | Self::Postgres => format!("'{}'", text.replace('\'', "''")),
            Self::Spark | Self::BigQuery => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")),
        }
    }

    /// A column as a number; what is none is unknown, and so is what a file writes for no number. It goes by way of a text,
    /// so that a narrow number is the decimal that people read.
    pub(super) fn number(self, column: &str) -> String {
        let text = self.as_plain_text(column);
        match self {
            Self::DuckDb | Self::Spark => format!("NULLIF(TRY_CAST({text} AS DOUBLE), CAST('NaN' AS DOUBLE))"),
            Self::Postgres => format!("NULLIF(CAST({text} AS DOUBLE PRECISION), CAST('NaN' AS DOUBLE PRECISION))"),
            Self::BigQuery => {
                let number = format!("SAFE_CAST({text} AS FLOAT64)");
                format!("IF(IS_NAN({number}), NULL, {number})")
            }
        }
    }

    /// A column as a text without blanks around it; what stands for a missing value is unknown.
    pub(super) fn as_text(self, column: &str) -> String {
        format!("NULLIF(NULLIF(NULLIF(TRIM({}), ''), 'NA'), '.')", self.as_plain_text(column))
    }

    /// A column as it stands, as a text.
    pub(super) fn as_plain_text(self, column: &str) -> String {
        let word = match self {
            Self::DuckDb => "VARCHAR",
            Self::Postgres => "TEXT",
            Self::Spark | Self::BigQuery => "STRING",
        };
        format!("CAST({column} AS {word})")
    }

    /// How many rows meet a condition.
    pub(super) fn count(self, condition: &str) -> String {
        match self {
            Self::BigQuery => format!("COUNTIF({condition})"),
            _ => format!("COUNT(*) FILTER (WHERE {condition})"),
        }
    }

    /// How many values an expression has in the rows that meet a condition.
    pub(super) fn count_distinct(self, of: &str, condition: &str) -> String {
        match self {
            Self::BigQuery => format!("COUNT(DISTINCT IF({condition}, {of}, NULL))"),
            _ => format!("COUNT(DISTINCT {of}) FILTER (WHERE {condition})"),
        }
    }

    /// The rows of a file, where the engine reads such files in a query.
    pub(super) fn file(self, path: &str) -> Option<String> {
        let lower = path.to_ascii_lowercase();
        let plain = lower.strip_suffix(".gz").unwrap_or(&lower);
        let is_text = plain.ends_with(".csv") || plain.ends_with(".tsv");
        match self {
            Self::DuckDb if is_text => {
                Some(format!("read_csv({}, nullstr = ['', 'NA', '.'], sample_size = -1)", self.text(path)))
            }
            Self::DuckDb if lower.ends_with(".parquet") => Some(format!("read_parquet({})", self.text(path))),
            Self::Spark if lower.ends_with(".parquet") => Some(format!("parquet.{}", self.name(path))),
            _ => None,
        }
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::DuckDb => "DuckDB",
            Self::Postgres => "PostgreSQL",
            Self::Spark => "Spark",
            Self::BigQuery => "BigQuery",
        })
    }
}
