//! The categories of staff, under the names that tables and scenarios use for them.

/// A category: the name it is kept under, and other names for it.
const CATEGORIES: [(&str, &[&str]); 5] = [
    ("行政编制", &["行政", "公务员", "civil service"]),
    ("事业编制", &["事业", "institution"]),
    ("工勤", &["工勤编制", "工勤人员", "worker"]),
    ("编外", &["编外人员", "contract"]),
    ("离退休", &["离退休人员", "退休", "retired"]),
];

/// The name under which a category is kept (`事业编制`), from any name for it (`事业`, `institution`); `None` where it is
/// none of the usual ones.
#[must_use]
pub fn category_named(name: &str) -> Option<&'static str> {
    let name = name.trim();
    let is = |other: &str| other.eq_ignore_ascii_case(name);
    CATEGORIES.iter().find(|(kept, others)| is(kept) || others.iter().any(|o| is(o))).map(|(kept, _)| *kept)
}

/// The usual categories, in their order.
pub fn categories() -> impl Iterator<Item = &'static str> {
    CATEGORIES.iter().map(|(kept, _)| *kept)
}
