//! Headings of office tables: which columns stand where, in one row or several, and what the title above them says.

use super::item::{Item, item};
use super::tidy::half_width;
use crate::book::classification::Code;
use crate::book::{Account, RawCell, RawSheet, Scope, Stage, TableKind};
use crate::num::{Unit, Year};

/// What a column is taken for.
#[derive(Clone, Debug, PartialEq)]
pub enum Meaning {
    /// Whose a row is.
    Town,
    /// The year of a row.
    Year,
    /// The code of a row.
    Code,
    /// The name of a row's item.
    Name,
    /// What is said beside the figures.
    Note,
    /// A column of the book's own, which speaks for the whole row: its header.
    Own(&'static str),
    /// Amounts of a year and stage; what the heading does not say, the title does.
    Amounts(Amounts),
    /// Amounts of an item, where rows are towns or years.
    Item(Code),
    /// Who a person is, which is only counted.
    Person,
    /// An element of pay of a payroll list.
    Pay,
    /// All elements together.
    PayInAll,
    /// Nothing that is wanted: percentages, running numbers, totals across.
    Other,
}

/// What the heading of a column of amounts says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Amounts {
    /// The year, or that it is the year before the table's.
    pub year: WhichYear,
    /// How final.
    pub stage: Option<Stage>,
    /// The unit.
    pub unit: Option<Unit>,
    /// Of what part of the receipts.
    pub scope: Option<Scope>,
}

/// Of which year a column is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum WhichYear {
    /// The table's own.
    #[default]
    Own,
    /// The one before (上年).
    Before,
    /// This one.
    Of(Year),
}

/// A heading, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Where the rows below begin.
    pub rows_from: usize,
    /// The heading cells' texts, upper ones first, by column.
    pub texts: Vec<String>,
    /// The lowest heading cell of each column.
    pub cells: Vec<RawCell>,
    /// What each column is taken for.
    pub columns: Vec<Meaning>,
}

/// What stands above a table: its year, account, unit, stage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Title {
    /// The year.
    pub year: Option<Year>,
    /// The account.
    pub account: Option<Account>,
    /// The unit.
    pub unit: Option<Unit>,
    /// How final.
    pub stage: Option<Stage>,
    /// Of what part of the receipts.
    pub scope: Option<Scope>,
}

/// How far down a heading is looked for, and how many rows it may have.
const LOOKED_AT: usize = 15;
const DEEPEST: usize = 3;

/// The heading of a sheet: the rows that make most columns understood.
#[must_use]
pub fn find(sheet: &RawSheet, kind: TableKind) -> Option<Heading> {
    let mut best: Option<(usize, Heading)> = None;
    for from in 0..sheet.rows.len().min(LOOKED_AT) {
        for depth in 1..=DEEPEST.min(sheet.rows.len() - from) {
            let rows = &sheet.rows[from..from + depth];
            if rows.iter().flatten().any(is_figure) {
                break;
            }
            let heading = read(rows, from + depth, kind);
            let worth = heading.worth();
            if worth > best.as_ref().map_or(0, |(worth, _)| *worth) {
                best = Some((worth, heading));
            }
        }
    }
    best.map(|(_, heading)| heading)
}

/// Whether a cell is an amount, which no heading has: numbers that are no years.
fn is_figure(cell: &RawCell) -> bool {
    let text = half_width(&cell.text);
    let number = !text.is_empty()
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '(' | ')' | '%'));
    number && text.chars().any(|c| c.is_ascii_digit()) && Year::parse(&text).is_none()
}

fn read(rows: &[Vec<RawCell>], rows_from: usize, kind: TableKind) -> Heading {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let (mut texts, mut cells) = (vec![String::new(); width], vec![RawCell::default(); width]);
    for (level, row) in rows.iter().enumerate() {
        let mut reaching = String::new();
        for at in 0..width {
            let own = row.get(at).map(|cell| half_width(&cell.text).into_owned()).unwrap_or_default();
            // A merged cell stands in its first column, and speaks for those on its right that are divided below.
            let divided =
                rows[level + 1..].iter().any(|below| below.get(at).is_some_and(|cell| !cell.text.is_empty()));
            if !own.is_empty() {
                reaching.clone_from(&own);
                cells[at] = row[at].clone();
                texts[at].push_str(&own);
            } else if divided && level + 1 < rows.len() {
                texts[at].push_str(&reaching);
            } else {
                reaching.clear();
            }
        }
    }
    let columns = texts.iter().map(|text| meaning(text, kind)).collect();
    let mut heading = Heading { rows_from, texts, cells, columns };
    heading.settle();
    heading
}

impl Heading {
    /// Items are columns only where rows are towns or years; else a name among the headings is some other column.
    fn settle(&mut self) {
        let has = |wanted: &Meaning| self.columns.contains(wanted);
        let by_rows = has(&Meaning::Name) || has(&Meaning::Code);
        let keyed = has(&Meaning::Town) || has(&Meaning::Year);
        for column in &mut self.columns {
            match column {
                Meaning::Item(_) if by_rows || !keyed => *column = Meaning::Other,
                Meaning::Amounts(_) if !by_rows => *column = Meaning::Other,
                _ => {}
            }
        }
    }

    /// How many columns are understood; 0 where there are no amounts.
    fn worth(&self) -> usize {
        let amounts = |column: &&Meaning| matches!(column, Meaning::Amounts(_) | Meaning::Item(_));
        let figures = self.columns.iter().filter(amounts).count();
        let understood = self.columns.iter().filter(|column| **column != Meaning::Other).count();
        if figures == 0 { 0 } else { understood }
    }
}

/// What the text of a heading means.
#[must_use]
pub fn meaning(text: &str, kind: TableKind) -> Meaning {
    let (name, brackets) = match text.split_once('(') {
        Some((name, inside)) => (name, inside.trim_end_matches(')')),
        None => (text, ""),
    };
    let name = name.to_lowercase();
    match name.as_str() {
        "镇" | "乡镇" | "镇街" | "乡镇名称" | "镇名" | "镇(街)" | "town" => {
            return Meaning::Town;
        }
        "年度" | "年份" | "年" | "year" => return Meaning::Year,
        "科目编码" | "科目代码" | "编码" | "代码" | "预算科目编码" | "功能科目" | "功能科目编码"
        | "收入科目编码" | "code" | "function" => return Meaning::Code,
        "项目" | "科目" | "科目名称" | "名称" | "预算科目" | "预算科目名称" | "收入项目" | "支出项目"
        | "收入科目" | "支出科目" | "项目名称" | "功能科目名称" | "收入" | "支出" | "收入名称"
        | "支出名称" | "item" | "name" => return Meaning::Name,
        "备注" | "说明" | "note" => return Meaning::Note,
        "阶段" | "stage" => return Meaning::Own("阶段"),
        "账" | "account" => return Meaning::Own("账"),
        "口径" | "scope" => return Meaning::Own("口径"),
        "一次性" | "one_off" => return Meaning::Own("一次性"),
        "专项" | "tied" => return Meaning::Own("专项"),
        "经济科目" | "经济科目编码" | "economic" => return Meaning::Own("经济科目"),
        _ => {}
    }
    let unwanted = [
        "%",
        "比上年",
        "为上年",
        "为年初",
        "为调整",
        "为预算",
        "增长",
        "增减",
        "占",
        "完成率",
        "比重",
        "同比",
        "增幅",
        "±",
        "完成预算",
    ];
    if unwanted.iter().any(|word| text.contains(word)) {
        return Meaning::Other;
    }
    let year = year_in(text);
    let stage = stage_in(text);
    let is_amount = ["金额", "数额", "amount"].iter().any(|word| name.contains(word));
    let before = ["上年", "去年"].iter().any(|word| text.contains(word));
    if year.is_some() || stage.is_some() || is_amount || before {
        let year = year.map_or(if before { WhichYear::Before } else { WhichYear::Own }, WhichYear::Of);
        return Meaning::Amounts(Amounts { year, stage, unit: unit_in(brackets), scope: scope_in(text) });
    }
    match item("", text, kind, None) {
        Item::Code(code) => Meaning::Item(code),
        _ => Meaning::Other,
    }
}

/// A year in a text: four digits that are one, and no part of a longer number.
#[must_use]
pub fn year_in(text: &str) -> Option<Year> {
    let parts = text.split(|c: char| !c.is_ascii_digit());
    parts.filter(|part| part.len() == 4).find_map(Year::parse)
}

fn stage_in(text: &str) -> Option<Stage> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["调整预算", "调整数", "变动预算", "adjusted"]) {
        Some(Stage::Adjusted)
    } else if has(&["决算", "final"]) {
        Some(Stage::Final)
    } else if has(&["执行", "完成数", "实际", "实绩", "累计", "outturn"]) {
        Some(Stage::Outturn)
    } else if has(&["预算数", "年初预算", "budget"]) {
        Some(Stage::Budget)
    } else {
        None
    }
}

fn scope_in(text: &str) -> Option<Scope> {
    if text.contains("全口径") {
        Some(Scope::Gross)
    } else if text.contains("地方") {
        Some(Scope::Local)
    } else {
        None
    }
}

fn unit_in(text: &str) -> Option<Unit> {
    let text = text.trim_start_matches("单位").trim_start_matches("金额单位").trim_start_matches(':');
    Unit::named(text.split(['/', '每']).next().unwrap_or_default())
}

/// What the rows above a heading, the sheet's name and the file's name say.
#[must_use]
pub fn title(sheet: &RawSheet, heading_from: usize) -> Title {
    let file = sheet.place.file.rsplit('/').next().unwrap_or_default();
    let above =
        sheet.rows[..heading_from.min(sheet.rows.len())].iter().flatten().map(|cell| cell.text.as_str());
    let texts: Vec<String> =
        above.chain(sheet.name.as_deref()).chain([file]).map(|text| half_width(text).into_owned()).collect();
    let first = |find: fn(&str) -> Option<Year>| texts.iter().find_map(|text| find(text));
    Title {
        year: first(year_in),
        account: texts.iter().find_map(|text| account_in(text)),
        unit: texts.iter().find_map(|text| stated_unit(text)),
        stage: texts.iter().find_map(|text| title_stage(text)),
        scope: texts.iter().find_map(|text| scope_in(text)).filter(|scope| *scope == Scope::Gross),
    }
}

fn account_in(text: &str) -> Option<Account> {
    let accounts = [
        ("政府性基金", Account::Fund),
        ("国有资本经营", Account::Capital),
        ("一般公共预算", Account::General),
    ];
    accounts.into_iter().find(|(word, _)| text.contains(word)).map(|(_, account)| account)
}

fn title_stage(text: &str) -> Option<Stage> {
    stage_in(text).or_else(|| text.contains("预算表").then_some(Stage::Budget))
}

/// `单位：万元`, wherever it stands in a line.
fn stated_unit(text: &str) -> Option<Unit> {
    let at = text.find("单位:")? + "单位:".len();
    let word = text[at..].trim_end_matches(')').split([';', ',', ' ']).next()?;
    Unit::named(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str) -> RawSheet {
        let cell = |text: &str| RawCell { text: text.to_owned(), ..RawCell::default() };
        let rows = text.lines().map(|line| line.split(',').map(cell).collect()).collect();
        RawSheet { place: crate::problem::Place::file("a.csv"), name: None, rows }
    }

    fn amounts(year: WhichYear, stage: Option<Stage>) -> Meaning {
        Meaning::Amounts(Amounts { year, stage, ..Amounts::default() })
    }

    #[test]
    fn headings_say_what_columns_are() {
        let of = |text: &str| meaning(text, TableKind::Revenue);
        assert_eq!(of("决算数"), amounts(WhichYear::Own, Some(Stage::Final)));
        assert_eq!(of("上年决算数"), amounts(WhichYear::Before, Some(Stage::Final)));
        assert_eq!(
            of("2023年预算执行数"),
            amounts(WhichYear::Of(Year::new(2023).unwrap()), Some(Stage::Outturn))
        );
        assert_eq!(of("调整预算数"), amounts(WhichYear::Own, Some(Stage::Adjusted)));
        for unwanted in ["决算数为预算数的%", "比上年增减额", "序号", "增长率"] {
            assert_eq!(of(unwanted), Meaning::Other, "{unwanted}");
        }
        assert_eq!(of("增值税"), Meaning::Item(Code::parse("10101").unwrap()));
    }

    #[test]
    fn a_heading_of_two_rows_is_read_down() {
        let text = "表一\n项目,2022年,,2023年,\n,预算数,决算数,预算数,决算数\n税收收入,1,2,3,4";
        let heading = find(&sheet(text), TableKind::Revenue).unwrap();
        assert_eq!(heading.texts, ["项目", "2022年预算数", "2022年决算数", "2023年预算数", "2023年决算数"]);
        assert_eq!(heading.rows_from, 3);
    }

    #[test]
    fn titles_speak_for_the_whole() {
        let text = "2023年度清溪镇政府性基金收入决算表\n,,单位\u{ff1a}万元\n项目,决算数";
        let title = title(&sheet(text), 2);
        assert_eq!(title.year, Year::new(2023));
        assert_eq!(
            (title.account, title.unit, title.stage),
            (Some(Account::Fund), Some(Unit::Wan), Some(Stage::Final))
        );
    }
}
