//! The categories of staff, under the names that tables and scenarios use for them. An office may have others of its own.

/// A category: the name it is kept under, and other names for it.
const CATEGORIES: [(&str, &[&str]); 8] = [
    ("行政编制", &["行政", "公务员", "civil service"]),
    ("事业编制", &["事业", "institution"]),
    ("工勤", &["工勤编制", "工勤人员", "worker"]),
    ("编外", &["编外人员", "contract"]),
    ("离退休", &["离退休人员", "退休", "retired"]),
    ("借调", &["借调人员", "seconded"]),
    ("派驻机构", &["派驻", "派驻人员", "dispatched"]),
    ("双重管理", &["双管", "双重管理人员", "dual management"]),
];

/// The name under which a category is kept (`事业编制`), from any name for it (`事业`, `institution`); `None` where it is
/// none of the usual ones.
#[must_use]
pub fn category_named(name: &str) -> Option<&'static str> {
    let name = name.trim();
    let is = |other: &str| other.eq_ignore_ascii_case(name);
    CATEGORIES.iter().find(|(kept, others)| is(kept) || others.iter().any(|o| is(o))).map(|(kept, _)| *kept)
}

/// The name under which a category is kept, also where it is the office's own.
#[must_use]
pub fn category_kept(name: &str) -> String {
    category_named(name).unwrap_or(name.trim()).to_owned()
}

/// The usual categories, in their order.
pub fn categories() -> impl Iterator<Item = &'static str> {
    CATEGORIES.iter().map(|(kept, _)| *kept)
}
