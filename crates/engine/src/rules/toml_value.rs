//! Values as TOML writes them: in rule files, and in `lakatos.toml`.

use super::vocabulary::Value;
use toml::de::DeValue;

/// The value of an option as TOML writes it; none for lists, tables and dates.
pub fn scalar(value: &DeValue) -> Option<Value> {
    match value {
        DeValue::Boolean(value) => Some(Value::Bool(*value)),
        DeValue::Integer(value) => value.to_string().parse().ok().map(Value::Number),
        DeValue::Float(value) => value.to_string().parse().ok().map(Value::Number),
        DeValue::String(value) => Some(Value::string(value.as_ref())),
        _ => None,
    }
}
