//! What a within-case test shows, by its kind and its result (Van Evera 1997: 31–32).

/// The weight of a test in words; none while it is pending or its kind is not said.
pub fn weight(kind: &str, found: &str) -> Option<&'static str> {
    Some(match (kind, found) {
        ("straw-in-the-wind", "yes") => "tilts for it",
        ("straw-in-the-wind", "no") => "tilts against it",
        ("hoop", "yes") => "it survives, no more than that",
        ("hoop", "no") => "eliminated on that case",
        ("smoking-gun", "yes") => "confirmed",
        ("smoking-gun", "no") => "hardly weakened",
        ("doubly-decisive", "yes") => "confirmed, its rivals out",
        ("doubly-decisive", "no") => "eliminated",
        _ => return None,
    })
}
