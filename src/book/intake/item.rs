//! Names of items as tables print them (`一、税收收入`, `其中：增值税`, `[10101]增值税`), and the codes that they stand for.

use super::tidy::half_width;
use crate::book::TableKind;
use crate::book::classification::{Code, Family, code_named_in, is_known};
use crate::num::Year;

/// What a row or a column speaks of.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A code, given or found by the name.
    Code(Code),
    /// A total of others, by its words.
    Total,
    /// A name that is none of the classification's.
    Unknown(String),
    /// Nothing.
    Blank,
}

/// Words that end a total's name.
const TOTALS: [&str; 5] = ["合计", "总计", "小计", "共计", "total"];

/// Totals that are called otherwise.
const TOTALS_IN_FULL: [&str; 8] = [
    "一般公共预算收入",
    "地方一般公共预算收入",
    "一般公共预算支出",
    "地方一般公共预算支出",
    "财政总收入",
    "政府性基金收入",
    "本年收入",
    "本年支出",
];

/// A name without numerals before it, `其中` and brackets around a code, and that code.
#[must_use]
pub fn bare(text: &str) -> (String, Option<String>) {
    let mut rest = half_width(text).into_owned();
    let mut code = None;
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(['#', '*', '·', '•', '-', '\u{3000}']).to_owned();
        for lead in ["其中:", "其中", "减:", "加:"] {
            rest = rest.strip_prefix(lead).unwrap_or(&rest).to_owned();
        }
        if let Some((inside, after)) = in_brackets(&rest) {
            match Code::parse(inside) {
                Some(_) if inside.len() >= 3 => code = Some(inside.to_owned()),
                _ if !is_numeral(inside) => break,
                _ => {}
            }
            rest = after.to_owned();
        }
        if let Some(after) = after_numeral(&rest) {
            rest = after.to_owned();
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if code.is_none()
            && (3..=12).contains(&digits)
            && digits < rest.len()
            && Code::parse(&rest[..digits]).is_some()
        {
            code = Some(rest[..digits].to_owned());
            rest = rest[digits..].to_owned();
        }
        rest = rest.trim_start_matches(|c| ('\u{2460}'..='\u{2473}').contains(&c)).to_owned();
        if rest.len() == before {
            break;
        }
    }
    (rest, code)
}

/// What stands in brackets at the beginning, and what follows.
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    [('(', ')'), ('[', ']'), ('【', '】')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.split_once(close))
}

fn is_numeral(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
}

/// What follows `一、`, `1.` or `12、`.
fn after_numeral(text: &str) -> Option<&str> {
    let at = text.find(['、', '.', ','])?;
    let (numeral, rest) = text.split_at(at);
    let rest = rest.trim_start_matches(['、', '.', ',']);
    // `1.5` is a number and `10101.` hardly a numeral.
    (is_numeral(numeral) && numeral.chars().count() <= 3 && !rest.starts_with(|c: char| c.is_ascii_digit()))
        .then_some(rest)
}

/// Whether a bare name is a total's.
#[must_use]
pub fn is_total(name: &str) -> bool {
    TOTALS.iter().any(|end| name.to_lowercase().ends_with(end)) || TOTALS_IN_FULL.contains(&name)
}

/// Whether a name begins what stands below a table: notes, and who made it.
#[must_use]
pub fn is_footer(name: &str) -> bool {
    let leads = [
        "注:",
        "注.",
        "备注",
        "说明:",
        "单位负责人",
        "负责人",
        "制表",
        "填表",
        "填报",
        "审核",
        "复核",
        "单位盖章",
    ];
    leads.iter().any(|lead| half_width(name).starts_with(lead))
}

/// The item of a row: its code where it has one, else the code of its name in that year.
#[must_use]
pub fn item(code: &str, name: &str, kind: TableKind, year: Option<Year>) -> Item {
    let (bare, inside) = bare(name);
    let code = half_width(code);
    let given = if code.is_empty() { inside } else { Some(code.into_owned()) };
    if let Some(given) = given {
        return match Code::parse(&given) {
            Some(code) => Item::Code(code),
            None => Item::Unknown(given),
        };
    }
    if bare.is_empty() {
        return Item::Blank;
    }
    match named(&bare, kind, year) {
        Some(code) => Item::Code(code),
        None if is_total(&bare) => Item::Total,
        None => Item::Unknown(bare),
    }
}

/// The code of a name in a table: of its own family first.
#[must_use]
pub fn named(name: &str, kind: TableKind, year: Option<Year>) -> Option<Code> {
    let families: &[Family] = match kind {
        TableKind::Expenditure => &[Family::Function, Family::Transfer, Family::Economic],
        TableKind::Transfers => &[Family::Transfer],
        _ => &[Family::Revenue, Family::Transfer],
    };
    let bearers: Vec<Code> = code_named_in(name, year).filter_map(|code| Code::parse(&code)).collect();
    let of = |family: &Family| bearers.iter().find(|code| Family::of(code) == Some(*family)).cloned();
    families.iter().find_map(of).filter(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_bared() {
        let name = |text: &str| bare(text).0;
        for text in [
            "增值税",
            "一、增值税",
            "\u{ff08}一\u{ff09}增值税",
            "1.增值税",
            "  其中\u{ff1a}增值税",
            "12、 增 值 税",
            "①增值税",
            "（2）增值税",
        ] {
            assert_eq!(name(text), "增值税", "{text}");
        }
        assert_eq!(bare("[10101]增值税"), ("增值税".to_owned(), Some("10101".to_owned())));
        assert_eq!(bare("10101 增值税"), ("增值税".to_owned(), Some("10101".to_owned())));
        assert_eq!(name("三公经费"), "三公经费");
        assert_eq!(name("一般公共服务支出"), "一般公共服务支出");
    }

    #[test]
    fn names_have_codes_in_their_years() {
        let code = |name: &str, kind, year| match item("", name, kind, Year::new(year)) {
            Item::Code(code) => code.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(code("城建税", TableKind::Revenue, 2023), "10109");
        assert_eq!(code("教育支出", TableKind::Expenditure, 2023), "205");
        assert_eq!(code("医疗卫生支出", TableKind::Expenditure, 2012), "210");
        assert_eq!(code("医疗卫生支出", TableKind::Expenditure, 2023), "Unknown(\"医疗卫生支出\")");
        // Twice in the classification: the table decides.
        assert_eq!(code("其他支出", TableKind::Expenditure, 2023), "229");
        assert_eq!(code("收入合计", TableKind::Revenue, 2023), "Total");
        assert_eq!(code("合  计", TableKind::Revenue, 2023), "Total");
        assert_eq!(code("税收收入合计", TableKind::Revenue, 2023), "101");
    }
}
