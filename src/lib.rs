//! lakatos.
