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

/// The category of which a town's own number says who bears it: `负担-离退休` or `bears-retired`.
#[must_use]
pub fn category_borne(parameter: &str) -> Option<String> {
    let category = ["负担-", "bears-"].iter().find_map(|lead| parameter.trim().strip_prefix(lead))?;
    Some(category_kept(category))
}

/// The usual categories, in their order.
pub fn categories() -> impl Iterator<Item = &'static str> {
    CATEGORIES.iter().map(|(kept, _)| *kept)
}

/// Words by which lists of people speak of categories, the most telling first: 事业单位退休人员 are retired.
const WORDS: [(&str, &[&str]); 8] = [
    ("离退休", &["离休", "退休", "retired"]),
    ("借调", &["借调", "seconded"]),
    ("派驻机构", &["派驻", "dispatched"]),
    ("双重管理", &["双管", "双重管理", "dual management"]),
    ("编外", &["编外", "合同", "劳务", "派遣", "临时", "临聘", "公益性岗位", "辅警", "协管", "contract"]),
    ("工勤", &["工勤", "工人", "worker"]),
    ("行政编制", &["行政", "公务员", "参公", "civil service"]),
    ("事业编制", &["事业", "专技", "专业技术", "institution"]),
];

/// The usual category that a text of a list speaks of, if any.
#[must_use]
pub fn category_in(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    let speaks = |words: &[&str]| words.iter().any(|word| text.contains(word));
    category_named(&text).or_else(|| WORDS.iter().find(|(_, words)| speaks(words)).map(|(kept, _)| *kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_speak_of_categories() {
        for (text, category) in [
            ("事业单位退休人员", "离退休"),
            ("机关工勤", "工勤"),
            ("全额拨款事业编", "事业编制"),
            ("参公管理", "行政编制"),
            ("劳动合同制", "编外"),
            ("事业编制", "事业编制"),
        ] {
            assert_eq!(category_in(text), Some(category), "{text}");
        }
        assert_eq!(category_in("张三"), None);
    }
}
