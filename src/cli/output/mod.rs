//! What commands print, one module a form.

pub mod html;
pub mod json;
pub mod latex;
pub mod ledger;
pub mod ledger_json;
pub mod matrix;
pub mod text;
pub mod wrap;
