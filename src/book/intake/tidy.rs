//! Cells as offices write them: full-width digits, spaces, brackets and triangles for minus, signs of currency, dashes for
//! nothing. What comes out is what the strict readers know.

use std::borrow::Cow;

use crate::num::Unit;

/// Half-width characters for full-width ones, and no blanks: `２０２３ 年` → `2023年`.
#[must_use]
pub fn half_width(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Cow::Borrowed(text);
    }
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    };
    Cow::Owned(text.chars().filter(|c| !c.is_whitespace() && *c != '\u{feff}').map(narrow).collect())
}

/// A text without blanks around it. What begins and ends with a letter or digit, as nearly all cells do, has none.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => text,
        _ => text.trim(),
    }
}

/// Whether a cell says that there is nothing: blank, or a dash.
#[must_use]
pub fn is_nothing(text: &str) -> bool {
    matches!(
        &*half_width(text),
        "" | "-" | "--" | "---" | "—" | "——" | "–" | "−" | "/" | "\\" | "无" | "…" | "……"
    )
}

/// A number as the strict readers know it, and the unit that stands behind it in the cell.
///
/// `(82)`, `△82`, `▲82` and `−82` are below zero; `￥` says nothing.
#[must_use]
pub fn number(text: &str) -> (String, Option<Unit>) {
    let text = half_width(text);
    let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let body = inside.unwrap_or(&text).trim_start_matches(['¥', '\u{ffe5}', '$']);
    let digits_end =
        body.rfind(|c: char| c.is_ascii_digit() || matches!(c, ')' | '%' | '.')).map_or(0, |at| at + 1);
    // Without a unit behind, what stands there keeps the text from being a number.
    let (body, unit) = match Unit::named(&body[digits_end..]) {
        Some(unit) if digits_end > 0 => (&body[..digits_end], Some(unit)),
        _ => (body, None),
    };
    let below_zero =
        inside.and(Some(body)).or_else(|| body.strip_prefix(['△', '▲', '\u{2013}', '−', '\u{ff0d}']));
    match below_zero {
        Some(amount) if amount.starts_with(|c: char| c.is_ascii_digit() || c == '.') => {
            (format!("-{amount}"), unit)
        }
        _ if inside.is_some() => (text.into_owned(), None),
        _ => (body.to_owned(), unit),
    }
}

/// A year without what stands around it: `2023年度` → `2023`.
#[must_use]
pub fn year(text: &str) -> String {
    let text = half_width(text);
    text.trim_end_matches('度').trim_end_matches('年').to_owned()
}

/// Whether a text is a date or a time of day: what Excel makes of `4/6` and `40:60`.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let text = half_width(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parted = |mark: char| -> Vec<&str> { text.split(mark).collect() };
    let clock = parted(':');
    let month_day = text.strip_suffix('日').and_then(|rest| rest.split_once('月'));
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let has_month = |parts: &[&str]| parts.iter().any(|part| months.contains(&part.to_lowercase().as_str()));
    (clock.len() == 3 && clock.iter().all(|part| digits(part)))
        || ['-', '/'].into_iter().map(parted).any(|parts| {
            (parts.len() == 3 && parts.iter().all(|part| digits(part)) && parts[0].len() == 4)
                || (parts.len() == 2 && has_month(&parts))
        })
        || month_day
            .is_some_and(|(month, day)| digits(day) && digits(month.rsplit('年').next().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_many_ways() {
        let read = |text: &str| number(text).0;
        assert_eq!(read("１，２３４．５"), "1,234.5");
        assert_eq!(read(" 1 234 "), "1234");
        for below in ["(82)", "\u{ff08}８２\u{ff09}", "△82", "▲82", "-82", "−82"] {
            assert_eq!(read(below), "-82", "{below}");
        }
        assert_eq!(read("￥1,200.00"), "1,200.00");
        assert_eq!(number("320万元"), ("320".to_owned(), Some(Unit::Wan)));
        assert_eq!(number("(3.5亿元)"), ("-3.5".to_owned(), Some(Unit::Yi)));
        assert_eq!(number("3.5 亿元"), ("3.5".to_owned(), Some(Unit::Yi)));
        // No numbers, and left so that they are refused.
        for other in ["12a", "(a)", "约300", "△", "元"] {
            assert_eq!(read(other), other, "{other}");
        }
    }

    #[test]
    fn dashes_say_nothing() {
        assert!(["", " ", "—", "——", "-", "\u{3000}", "/", "无"].into_iter().all(is_nothing));
        assert!(!["0", "-1", "无偿"].into_iter().any(is_nothing));
    }

    #[test]
    fn years_are_written_in_many_ways() {
        assert_eq!(["2023年", "２０２３年度", " 2023 ", "2023"].map(year), ["2023"; 4]);
    }

    #[test]
    fn dates_are_what_excel_makes_of_ratios() {
        for date in ["4月6日", "2026年4月6日", "2026/4/6", "2026-04-06", "41:00:00", "6-Apr", "Apr-06"] {
            assert!(is_date(date), "{date}");
        }
        for ratio in ["40:60", "4/6", "40%", "0.4", "1-2", "4\u{ff1a}6"] {
            assert!(!is_date(ratio), "{ratio}");
        }
    }
}
