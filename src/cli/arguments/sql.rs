//! `lakatos sql`.

use super::Paths;
use clap::{Args, ValueEnum};
use lakatos_engine::sql::Dialect;

/// `lakatos sql`.
#[derive(Debug, Args)]
pub struct Sql {
    /// A prediction, as THEORY.LABEL
    #[arg(value_name = "THEORY.LABEL")]
    pub name: String,
    /// Whose SQL it is to be
    #[arg(long, value_enum, default_value_t = DialectName::Duckdb)]
    pub dialect: DialectName,
    /// The data set, where several speak of the prediction
    #[arg(long, value_name = "NAME")]
    pub data: Option<String>,
    /// Where the drafts are.
    #[command(flatten)]
    pub paths: Paths,
}

/// The engines whose SQL is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DialectName {
    /// DuckDB, which reads CSV and Parquet itself
    Duckdb,
    /// PostgreSQL
    Postgres,
    /// Spark SQL, also Databricks
    Spark,
    /// BigQuery
    Bigquery,
}

impl From<DialectName> for Dialect {
    fn from(name: DialectName) -> Self {
        match name {
            DialectName::Duckdb => Self::DuckDb,
            DialectName::Postgres => Self::Postgres,
            DialectName::Spark => Self::Spark,
            DialectName::Bigquery => Self::BigQuery,
        }
    }
}
