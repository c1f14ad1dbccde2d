//! Lists of people: what tells who someone is goes out at the edge, before anything else sees it. What is left of a name or an
//! identity number is a mark by which heads can be counted.

use std::collections::BTreeMap;

use memchr::memmem;

use super::item::{is_footer, is_total};
use super::tidy::half_width;
use crate::book::{RawCell, RawRows, RawSheet, Sheet};

/// What a column tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The name.
    Name,
    /// A number that is one person's alone.
    Number,
    /// What concerns nobody: telephone, bank account, birthday, address.
    Private,
}

/// How far down the heading of a list is looked for.
pub const LOOKED_AT: usize = 15;

/// What a heading says of persons.
#[must_use]
pub fn who(heading: &str) -> Option<Who> {
    let text = half_width(heading).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let is = |words: &[&str]| words.contains(&text.as_str());
    if has(&["身份证", "证件号", "身份号码", "idnumber", "idno", "identity"]) {
        Some(Who::Number)
    } else if has(&["姓名", "employee", "fullname"]) || is(&["名字", "staffname"]) {
        Some(Who::Name)
    } else if is(&["工号", "人员编号", "职工编号", "人员代码", "职工号", "staffno"]) {
        Some(Who::Number)
    } else if has(&[
        "电话",
        "手机",
        "联系方式",
        "银行",
        "卡号",
        "账号",
        "帐号",
        "出生",
        "住址",
        "地址",
        "phone",
        "bank",
        "account",
        "birth",
        "address",
    ]) {
        Some(Who::Private)
    } else {
        None
    }
}

/// The row of a sheet that is the heading of a list of people.
#[must_use]
pub fn list_heading(sheet: &RawSheet) -> Option<usize> {
    let tells = |cell: &RawCell| matches!(who(&cell.text), Some(Who::Name | Who::Number));
    let several = |row: &Vec<RawCell>| row.iter().filter(|cell| !cell.text.is_empty()).count() > 1;
    sheet.rows.iter().take(LOOKED_AT).position(|row| several(row) && row.iter().any(tells))
}

/// Whether a text may name people: its lines are never shown.
#[must_use]
pub fn may_name_people(text: &str) -> bool {
    let words = ["姓名", "身份证", "证件号", "身份号码", "工号", "人员编号"];
    let has_heading = || text.lines().take(LOOKED_AT).flat_map(|line| line.split([',', '\t', ';', '|']));
    words.iter().any(|word| memmem::find(text.as_bytes(), word.as_bytes()).is_some())
        || has_heading().any(|cell| matches!(who(cell.trim_matches('"')), Some(Who::Name | Who::Number)))
        || has_identity_number(text)
}

/// Whether 18 characters in a row are a number of identity: 17 digits, and a digit or X.
///
/// Any 18 bytes in a row hold every 18th, so only these are looked at until one may belong to a number.
fn has_identity_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = LENGTH - 1;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() {
            at += LENGTH;
            continue;
        }
        let before = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let behind = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let part = &bytes[at - before..at + behind];
        if part.len() == LENGTH
            && part[..LENGTH - 1].iter().all(u8::is_ascii_digit)
            && (part[LENGTH - 1].is_ascii_digit() || matches!(part[LENGTH - 1], b'x' | b'X'))
        {
            return true;
        }
        at += behind + LENGTH;
    }
    false
}

/// How many characters a number of identity has.
const LENGTH: usize = 18;

/// The people met so far, each with the number of its mark.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    known: BTreeMap<String, usize>,
}

impl Marks {
    /// Takes out of a list who its people are. Other sheets stay as they are.
    pub fn put(&mut self, list: &mut Sheet) {
        let Some(heading) = list_heading(&list.top(LOOKED_AT)) else { return };
        let mut sheet = list.open();
        let columns: Vec<Option<Who>> = sheet.rows[heading].iter().map(|cell| who(&cell.text)).collect();
        for (at, row) in sheet.rows.iter_mut().enumerate() {
            // Who made a list and who answers for it stands above or below; a department may be called so.
            match at {
                _ if at == heading => {}
                _ if at < heading || is_signed(row, &columns) => {
                    let signed = |cell: &&mut RawCell| at > heading || names_an_official(&cell.text);
                    row.iter_mut().filter(signed).for_each(clear);
                }
                _ => self.put_in_row(row, &columns),
            }
        }
        list.rows = RawRows::of(sheet.rows);
    }

    fn put_in_row(&mut self, row: &mut [RawCell], columns: &[Option<Who>]) {
        for (at, cell) in row.iter_mut().enumerate() {
            let text = half_width(&cell.text).into_owned();
            match columns.get(at).copied().flatten() {
                Some(Who::Name | Who::Number) if text.is_empty() || is_total(&text) => {}
                Some(Who::Name | Who::Number) => cell.text = self.mark(text),
                Some(Who::Private) => clear(cell),
                None if has_identity_number(&text) => clear(cell),
                None => {}
            }
        }
    }

    fn mark(&mut self, who: String) -> String {
        let next = self.known.len() + 1;
        format!("#{}", self.known.entry(who).or_insert(next))
    }
}

/// Whether a row below a list says who signed it: no person's, with such a word.
fn is_signed(row: &[RawCell], columns: &[Option<Who>]) -> bool {
    let names = |(cell, who): (&RawCell, &Option<Who>)| {
        matches!(who, Some(Who::Name | Who::Number))
            && !cell.text.is_empty()
            && !is_footer(&cell.text)
            && !names_an_official(&cell.text)
    };
    !row.iter().zip(columns).any(names)
        && row.iter().any(|cell| is_footer(&cell.text) || names_an_official(&cell.text))
}

fn clear(cell: &mut RawCell) {
    cell.text.clear();
}

fn names_an_official(text: &str) -> bool {
    let text = half_width(text);
    ["负责人", "经办人", "制表", "审核", "复核", "填报人", "领导签字", "签字"]
        .iter()
        .any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Place;

    #[test]
    fn people_become_marks() {
        let text = "2024年工资表,,,\n单位负责人\u{ff1a}王五,,,\n姓名,身份证号,电话,应发合计\n张三,110101199001011237,139,5\n\
                    李四,11010119900101124X,138,6\n张三,110101199001011237,139,1\n合计,,,12\n制表\u{ff1a}赵六,,,";
        let cell = |text: &str| RawCell { text: text.to_owned(), ..RawCell::default() };
        let rows = text.lines().map(|line| line.split(',').map(cell).collect()).collect();
        let mut sheet = Sheet { place: Place::default(), name: None, rows };
        Marks::default().put(&mut sheet);
        let texts: Vec<String> = sheet
            .open()
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(","))
            .collect();
        assert_eq!(
            texts,
            [
                "2024年工资表,,,",
                ",,,",
                "姓名,身份证号,电话,应发合计",
                "#1,#2,,5",
                "#3,#4,,6",
                "#1,#2,,1",
                "合计,,,12",
                ",,,"
            ]
        );
    }

    #[test]
    fn texts_that_may_name_people_are_known() {
        for text in [
            "序号,姓名\n",
            "a,b\n1,110101199001011237\n",
            "no,Employee,gross\n",
            "备注\n见11010119900101123X。\n",
        ] {
            assert!(may_name_people(text), "{text}");
        }
        for text in ["年度,科目编码,金额\n2024,10101,1\n", "a,123456789012345678901\n"] {
            assert!(!may_name_people(text), "{text}");
        }
    }
}
