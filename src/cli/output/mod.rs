//! What commands print, one module a form.

pub mod json;
pub mod ledger;
pub mod ledger_json;
pub mod matrix;
pub mod text;
pub mod wrap;
