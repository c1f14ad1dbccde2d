//! The headings of payroll lists: what their columns are, and what months a list is for.

use crate::book::intake::heading::Meaning;
use crate::book::intake::item::is_total;
use crate::book::intake::people::{Who, who};
use crate::book::intake::taken::TakenColumn;
use crate::book::intake::tidy::half_width;
use crate::book::{RawCell, RawSheet};
use crate::num::{Unit, Year};

/// What a column of a list is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Column {
    Person(Who),
    Town,
    Employer,
    Year,
    Month,
    Category,
    Bears,
    /// An element of pay.
    Element(String, Unit),
    /// The employer's contributions, which stand on top of what is paid out.
    OnTop(String, Unit),
    /// All elements together.
    Gross(Unit),
    Other,
}

/// A heading of one row, or of two where upper cells are merged over lower ones.
pub(super) struct Heading {
    /// Where the people begin.
    pub(super) rows_from: usize,
    /// The texts, upper ones first, by column.
    pub(super) texts: Vec<String>,
    /// The lowest cell of each column.
    pub(super) cells: Vec<RawCell>,
    /// What each column is.
    pub(super) columns: Vec<Column>,
}

pub(super) fn heading(sheet: &RawSheet, first: usize, unit: Unit) -> Heading {
    let upper = &sheet.rows[first];
    let is_person = |at: usize| upper.get(at).is_some_and(|cell| who(&cell.text).is_some());
    // A second row divides what is merged above it: no person stands in it, and no figure.
    let divides = |row: &Vec<RawCell>| {
        let blank = |at: usize| row.get(at).is_none_or(|cell| cell.text.is_empty());
        let figure = |cell: &RawCell| half_width(&cell.text).starts_with(|c: char| c.is_ascii_digit());
        (0..upper.len()).filter(|at| is_person(*at)).all(blank)
            && !row.iter().any(|cell| figure(cell) || is_total(&half_width(&cell.text)))
    };
    let lower = sheet.rows.get(first + 1).filter(|row| divides(row));
    let width = upper.len().max(lower.map_or(0, Vec::len));
    let text = |row: &[RawCell], at: usize| {
        row.get(at).map(|cell| half_width(&cell.text).into_owned()).unwrap_or_default()
    };
    let (mut texts, mut cells, mut reaching) = (Vec::new(), Vec::new(), String::new());
    for at in 0..width {
        let (above, below) = (text(upper, at), lower.map(|row| text(row, at)).unwrap_or_default());
        if !above.is_empty() || below.is_empty() {
            reaching.clone_from(&above);
        }
        texts.push(format!("{reaching}{below}"));
        let own = lower.filter(|_| !below.is_empty()).unwrap_or(upper);
        cells.push(own.get(at).cloned().unwrap_or_default());
    }
    let columns = texts.iter().map(|text| column(text, unit)).collect();
    Heading { rows_from: first + 1 + usize::from(lower.is_some()), texts, cells, columns }
}

/// What a heading of a list means; amounts are in the unit that it names, else in the list's.
fn column(text: &str, unit: Unit) -> Column {
    if let Some(who) = who(text) {
        return Column::Person(who);
    }
    let (name, brackets) = text.split_once('(').unwrap_or((text, ""));
    let lower = name.to_lowercase();
    let whole = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| whole.contains(word));
    let unit = Unit::named(brackets.split(['/', '每', ')']).next().unwrap_or_default()).unwrap_or(unit);
    match lower.as_str() {
        "镇" | "乡镇" | "镇街" | "乡镇名称" | "town" => return Column::Town,
        "单位" | "单位名称" | "工作单位" | "所在单位" | "unit" => return Column::Employer,
        "年度" | "年份" | "年" | "year" => return Column::Year,
        "月" | "月份" | "发放月份" | "工资月份" | "month" => return Column::Month,
        "负担" | "负担方" | "bears" => return Column::Bears,
        "类别" | "人员类别" | "编制性质" | "编制类型" | "编制类别" | "编制" | "身份" | "人员身份"
        | "用工性质" | "用工形式" | "人员性质" | "category" => return Column::Category,
        _ => {}
    }
    let is_employers = has(&["单位缴", "单位承担", "单位部分", "单位负担", "(单位)", "employer"]);
    // What is not paid out, or paid out after deductions, and what is no money at all.
    let left_out = [
        "扣",
        "个人",
        "实发",
        "所得税",
        "个税",
        "代缴",
        "等次",
        "等级",
        "档次",
        "标准",
        "基数",
        "天数",
        "工龄",
        "年限",
        "级别名",
        "net",
        "tax",
        "deduct",
    ];
    if is_employers {
        Column::OnTop(name.to_owned(), unit)
    } else if has(&left_out) {
        Column::Other
    } else if has(&["应发", "工资总额", "gross"]) || matches!(lower.as_str(), "合计" | "总计" | "total")
    {
        Column::Gross(unit)
    } else if has(&ELEMENTS) {
        Column::Element(name.to_owned(), unit)
    } else {
        Column::Other
    }
}

/// Words of which each heading of an element of pay has one.
const ELEMENTS: [&str; 22] = [
    "工资",
    "津贴",
    "补贴",
    "绩效",
    "奖",
    "补助",
    "补发",
    "加班",
    "离休费",
    "退休费",
    "生活费",
    "取暖",
    "降温",
    "物业",
    "护理费",
    "车补",
    "房补",
    "basic",
    "allowance",
    "bonus",
    "wage",
    "salary",
];

impl Heading {
    pub(super) fn described(&self) -> Vec<TakenColumn> {
        let meaning = |column: &Column| match column {
            Column::Person(Who::Name | Who::Number) => Meaning::Person,
            Column::Town => Meaning::Town,
            Column::Year => Meaning::Year,
            Column::Category => Meaning::Own("类别"),
            Column::Bears => Meaning::Own("负担"),
            Column::Month => Meaning::Own("月份"),
            Column::Element(..) | Column::OnTop(..) => Meaning::Pay,
            Column::Gross(_) => Meaning::PayInAll,
            Column::Employer | Column::Other | Column::Person(Who::Private) => Meaning::Other,
        };
        let columns = self.texts.iter().zip(&self.cells).zip(&self.columns);
        let named = columns.filter(|((text, _), _)| !text.is_empty());
        named
            .map(|((text, cell), column)| TakenColumn {
                text: text.clone(),
                place: cell.place.clone(),
                meaning: meaning(column),
            })
            .collect()
    }

    pub(super) fn position(&self, wanted: &Column) -> Option<usize> {
        self.columns.iter().position(|column| column == wanted)
    }
}

/// The months that a title, a sheet's name or a file's name speaks of: `3月`, `1-6月`, `2024-03`; none for a whole year.
pub(super) fn months_of(sheet: &RawSheet, heading: usize) -> Vec<u32> {
    let file = sheet.place.file.rsplit('/').next().unwrap_or_default();
    let above = sheet.rows[..heading].iter().flatten().map(|cell| cell.text.as_str());
    let texts = above.chain(sheet.name.as_deref()).chain([file]).map(half_width);
    let found = texts.map(|text| months_in(&text)).find(|months| !months.is_empty()).unwrap_or_default();
    if found.len() == 12 { Vec::new() } else { found }
}

/// The months that a text speaks of.
pub(super) fn months_in(text: &str) -> Vec<u32> {
    let is_month = |text: &str| text.parse::<u32>().ok().filter(|month| (1..=12).contains(month));
    let digits_before = |text: &str| -> String {
        let back: String = text.chars().rev().take_while(char::is_ascii_digit).collect();
        back.chars().rev().collect()
    };
    for (at, _) in text.rmatch_indices('月') {
        let last = digits_before(&text[..at]);
        let Some(month) = is_month(&last) else { continue };
        let before = &text[..at - last.len()];
        let before = before.strip_suffix('月').unwrap_or(before);
        let first = before
            .strip_suffix(['-', '—', '~', '至', '–'])
            .map(|rest| digits_before(rest.trim_end_matches('月')));
        return match first.as_deref().and_then(is_month).filter(|first| *first < month) {
            Some(first) => (first..=month).collect(),
            None => vec![month],
        };
    }
    // `2024-03`, `2024.03`, `202403`.
    let year_at =
        text.find("20").filter(|at| Year::parse(text.get(*at..at + 4).unwrap_or_default()).is_some());
    let Some(rest) = year_at.map(|at| text[at + 4..].trim_start_matches(['-', '.', '_', '年', '/'])) else {
        return Vec::new();
    };
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    is_month(&digits).filter(|_| (1..=2).contains(&digits.len())).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_found() {
        for (text, months) in [
            ("2024年3月工资表", vec![3]),
            ("1-6月", vec![1, 2, 3, 4, 5, 6]),
            ("2024年1月至3月", vec![1, 2, 3]),
            ("工资表-2024-03.xlsx", vec![3]),
            ("202411", vec![11]),
            ("工资表-2024.xlsx", vec![]),
            ("2024年度工资表", vec![]),
            ("2023-2024.csv", vec![]),
        ] {
            assert_eq!(months_in(text), months, "{text}");
        }
    }

    #[test]
    fn headings_of_lists_are_understood() {
        let of = |text: &str| column(text, Unit::Yuan);
        let element = |name: &str| Column::Element(name.to_owned(), Unit::Yuan);
        for name in ["基本工资", "津贴补贴", "绩效工资", "岗位津贴", "年终一次性奖金", "离休费"]
        {
            assert_eq!(of(name), element(name), "{name}");
        }
        assert_eq!(of("津贴(万元)"), Column::Element("津贴".to_owned(), Unit::Wan));
        for gross in ["应发合计", "应发工资", "应发数(元)", "gross"] {
            assert_eq!(of(gross), Column::Gross(Unit::Yuan), "{gross}");
        }
        for other in [
            "职务",
            "岗位等级",
            "缴费工资基数",
            "代扣养老保险",
            "个人所得税",
            "实发工资",
            "公积金(个人)",
            "序号",
        ] {
            assert_eq!(of(other), Column::Other, "{other}");
        }
        assert_eq!(of("公积金单位部分"), Column::OnTop("公积金单位部分".to_owned(), Unit::Yuan));
        assert_eq!(of("编制性质"), Column::Category);
    }
}
