//! Tables as offices lay them out: titles above, stages and years across, items by name, totals among them, notes below. Each
//! figure becomes a row of the book's own table, which still knows the cell it came from.

use std::collections::BTreeMap;

use super::heading::{Amounts, Heading, Meaning, Title, WhichYear, find, title};
use super::item::{Item, bare, is_footer, is_total, item};
use super::taken::{Taken, TakenColumn};
use super::tidy::{half_width, is_nothing, number, year as tidy_year};
use super::totals::{self, Entry};
use crate::book::check::unit_name;
use crate::book::check::word::{ACCOUNTS, SCOPES, STAGES, word_of};
use crate::book::classification::{Code, Family, all_names, line_of_transfer};
use crate::book::{Account, CellKind, RawCell, RawSheet, RawTable, Scope, Stage, TableKind};
use crate::num::{Money, Unit, Year};
use crate::problem::{Place, Problem, Problems, nearest};
use crate::text::problems::{did_you_mean, files, intake as say};

/// What a sheet of amounts became.
pub struct Laid {
    /// Tables of the book, by kind and unit.
    pub tables: Vec<RawTable>,
    /// What each column was taken for.
    pub taken: Taken,
}

/// Lays out a sheet; `None` where no heading is found in it.
pub fn lay_out(kind: TableKind, sheet: &RawSheet, problems: &mut Problems) -> Option<Laid> {
    let heading = find(sheet, kind)?;
    let told_before = problems.count();
    let mut reader = Reader {
        kind,
        sheet,
        title: title(sheet, heading.rows_from),
        rows: BTreeMap::new(),
        taken: Taken::of(sheet),
        problems,
    };
    for block in blocks(&heading) {
        reader.block(&heading, &block);
    }
    reader.describe(&heading);
    if reader.taken.figures == 0 && reader.problems.count() == told_before {
        let place = sheet.place.on_line(heading.cells.first().map_or(0, |cell| cell.place.line));
        reader.problems.push(Problem::error("F07", place, files::no_rows()).hint(files::no_rows_hint()));
    }
    let (place, rows) = (sheet.place.clone(), reader.rows);
    let tables = rows.into_iter().map(|((kind, unit), rows)| table(kind, unit, rows, &place)).collect();
    Some(Laid { tables, taken: reader.taken })
}

/// Columns that belong together: names on the left, amounts on the right. Receipts and spending often stand side by side.
struct Block {
    kind: TableKind,
    columns: Vec<usize>,
}

fn blocks(heading: &Heading) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut closed = true;
    for (at, column) in heading.columns.iter().enumerate() {
        let begins = matches!(column, Meaning::Name | Meaning::Code | Meaning::Town | Meaning::Year);
        if begins && closed {
            blocks.push(Block { kind: TableKind::Revenue, columns: Vec::new() });
            closed = false;
        }
        closed |= matches!(column, Meaning::Amounts(_) | Meaning::Item(_));
        if let Some(block) = blocks.last_mut() {
            block.columns.push(at);
            if heading.texts[at].contains("支出") {
                block.kind = TableKind::Expenditure;
            }
        }
    }
    blocks
}

/// A figure, before it becomes a row.
struct Figure<'s> {
    kind: TableKind,
    town: Option<&'s RawCell>,
    year: RawCell,
    stage: Stage,
    account: Account,
    scope: Option<Scope>,
    code: RawCell,
    name: RawCell,
    amount: RawCell,
    unit: Option<Unit>,
    /// What columns of the book's own say of the row.
    own: Vec<(&'static str, &'s RawCell)>,
}

struct Reader<'s, 'p> {
    kind: TableKind,
    sheet: &'s RawSheet,
    title: Title,
    rows: BTreeMap<(TableKind, Option<Unit>), Vec<Figure<'s>>>,
    taken: Taken,
    problems: &'p mut Problems,
}

impl<'s> Reader<'s, '_> {
    fn block(&mut self, heading: &Heading, block: &Block) {
        // A sheet that is all of one table is of the kind that its file is called.
        let kind = if block.kind == TableKind::Expenditure { block.kind } else { self.kind };
        for at in &block.columns {
            match &heading.columns[*at] {
                Meaning::Amounts(amounts) => self.column(heading, block, kind, *at, *amounts),
                Meaning::Item(code) => self.column_of_item(heading, block, kind, *at, code),
                _ => {}
            }
        }
    }

    /// The cell of a row in the block's column of some meaning.
    fn cell(&self, heading: &Heading, block: &Block, row: usize, wanted: &Meaning) -> Option<&'s RawCell> {
        let at = block.columns.iter().find(|at| heading.columns[**at] == *wanted)?;
        self.sheet.rows[row].get(*at)
    }

    /// A column of amounts, item by item.
    fn column(&mut self, heading: &Heading, block: &Block, kind: TableKind, at: usize, amounts: Amounts) {
        let unit = amounts.unit.or(self.title.unit);
        let sheet = self.sheet;
        let names_receipts = self.names_receipts(heading, block, kind);
        let mut entries: Vec<(Option<String>, String, Money, &Place)> = Vec::new();
        for row in heading.rows_from..sheet.rows.len() {
            let Some(amount) = sheet.rows[row].get(at).filter(|cell| !is_nothing(&cell.text)) else {
                continue;
            };
            let name = self.cell(heading, block, row, &Meaning::Name);
            let code = self.cell(heading, block, row, &Meaning::Code);
            let own_year =
                self.cell(heading, block, row, &Meaning::Year).filter(|cell| !cell.text.is_empty());
            let Some(year) = self.year(amounts.year, own_year, heading, at) else { return };
            let text = |cell: Option<&'s RawCell>| cell.map(|cell| cell.text.as_str()).unwrap_or_default();
            if is_footer(text(name)) {
                break;
            }
            let what = item(text(code), text(name), kind, Year::parse(&year.text));
            let label = bare(text(name)).0;
            let known = match what {
                Item::Code(code) => Some(code),
                Item::Total => all_receipts(&label).filter(|_| !names_receipts),
                Item::Unknown(unknown) => {
                    // Notes below a table have no amounts; what has one is an item.
                    self.unmatched(&unknown, name.or(code).unwrap_or(amount), amount);
                    continue;
                }
                Item::Blank => {
                    self.nameless(amount);
                    continue;
                }
            };
            if let Ok(money) = Money::parse(&number(&amount.text).0, unit.unwrap_or(Unit::Wan)) {
                let part = known.as_ref().filter(|code| !is_sum_of_transfers(code));
                let part = part.map(|code| code.digits().to_owned());
                entries.push((part, label.clone(), money, &amount.place));
            }
            let Some(code_found) = known.filter(|code| !is_sum_of_transfers(code)) else { continue };
            let found = code.filter(|cell| !cell.text.is_empty()).or(name).unwrap_or(amount);
            self.figure(Figure {
                kind: table_of(&code_found, kind),
                town: self.cell(heading, block, row, &Meaning::Town),
                year,
                stage: amounts.stage.or(self.title.stage).unwrap_or_default(),
                account: self.title.account.unwrap_or_default(),
                scope: amounts.scope.or(self.title.scope),
                code: RawCell {
                    text: code_found.to_string(),
                    kind: CellKind::Text,
                    place: found.place.clone(),
                },
                name: RawCell { text: label, kind: CellKind::Text, place: found.place.clone() },
                amount: amount.clone(),
                unit,
                own: self.own_columns(heading, block, row),
            });
        }
        self.check_totals(&entries, unit.unwrap_or(Unit::Wan));
    }

    /// Whether any row names a receipt: else what is printed of them is their sum alone.
    fn names_receipts(&self, heading: &Heading, block: &Block, kind: TableKind) -> bool {
        let text =
            |row, wanted: &Meaning| self.cell(heading, block, row, wanted).map_or("", |cell| &cell.text);
        (heading.rows_from..self.sheet.rows.len()).any(|row| {
            match item(text(row, &Meaning::Code), text(row, &Meaning::Name), kind, None) {
                Item::Code(code) => Family::of(&code) == Some(Family::Revenue),
                _ => false,
            }
        })
    }

    fn check_totals(&mut self, entries: &[(Option<String>, String, Money, &Place)], unit: Unit) {
        let entries: Vec<Entry> = entries
            .iter()
            .map(|(code, name, amount, place)| Entry { code: code.as_deref(), name, amount: *amount, place })
            .collect();
        self.taken.totals += totals::check(&entries, unit, self.problems);
    }

    /// A column that is one item, with towns or years down.
    fn column_of_item(&mut self, heading: &Heading, block: &Block, kind: TableKind, at: usize, code: &Code) {
        let sheet = self.sheet;
        let unit = self.title.unit;
        for row in heading.rows_from..sheet.rows.len() {
            let Some(amount) = sheet.rows[row].get(at).filter(|cell| !is_nothing(&cell.text)) else {
                continue;
            };
            let town = self.cell(heading, block, row, &Meaning::Town);
            let is_total = |cell: &RawCell| is_total(&half_width(&cell.text));
            if town.is_some_and(|cell| is_total(cell) || cell.text.is_empty()) {
                continue;
            }
            let own_year =
                self.cell(heading, block, row, &Meaning::Year).filter(|cell| !cell.text.is_empty());
            if own_year.is_some_and(is_total) {
                continue;
            }
            let Some(year) = self.year(WhichYear::Own, own_year, heading, at) else { return };
            let head = &heading.cells[at];
            self.figure(Figure {
                kind: table_of(code, kind),
                town,
                year,
                stage: self.title.stage.unwrap_or_default(),
                account: self.title.account.unwrap_or_default(),
                scope: self.title.scope,
                code: RawCell { text: code.to_string(), kind: CellKind::Text, place: head.place.clone() },
                name: RawCell { text: bare(&head.text).0, kind: CellKind::Text, place: head.place.clone() },
                amount: amount.clone(),
                unit,
                own: self.own_columns(heading, block, row),
            });
        }
    }

    /// What columns of the book's own say of a row.
    fn own_columns(&self, heading: &Heading, block: &Block, row: usize) -> Vec<(&'static str, &'s RawCell)> {
        let own = block.columns.iter().filter_map(|at| match heading.columns[*at] {
            Meaning::Own(header) => Some((header, self.sheet.rows[row].get(*at)?)),
            _ => None,
        });
        own.filter(|(_, cell)| !cell.text.is_empty()).collect()
    }

    fn figure(&mut self, figure: Figure<'s>) {
        self.taken.figures += 1;
        self.rows.entry((figure.kind, figure.unit)).or_default().push(figure);
    }

    /// The year of a figure: the row's own, the heading's, the title's. Told once a column where nobody says.
    fn year(
        &mut self,
        which: WhichYear,
        own: Option<&RawCell>,
        heading: &Heading,
        at: usize,
    ) -> Option<RawCell> {
        if let Some(cell) = own {
            return Some(RawCell { text: tidy_year(&cell.text), ..cell.clone() });
        }
        let head = &heading.cells[at];
        let year = match which {
            WhichYear::Of(year) => Some(year),
            WhichYear::Own => self.title.year,
            WhichYear::Before => self.title.year.map(|year| year.plus(-1)),
        };
        let Some(year) = year else {
            let problem = Problem::error("B71", head.place.clone(), say::which_year(&heading.texts[at]));
            self.problems.push(problem.hint(say::which_year_hint()));
            return None;
        };
        Some(RawCell { text: year.to_string(), kind: CellKind::Text, place: head.place.clone() })
    }

    /// A name that has an amount, and no code.
    fn unmatched(&mut self, name: &str, cell: &RawCell, amount: &RawCell) {
        if self.taken.unmatched.iter().any(|known| known == name) {
            return;
        }
        self.taken.unmatched.push(name.to_owned());
        let akin = || {
            all_names()
                .find(|known| known.contains(name) || (known.chars().count() > 2 && name.contains(known)))
        };
        let hint = nearest(name, all_names()).or_else(akin).map_or_else(say::unmatched_hint, did_you_mean);
        let problem = Problem::error("B72", cell.place.clone(), say::unmatched(name));
        self.problems.push(problem.against(amount.place.clone()).hint(hint));
    }

    fn nameless(&mut self, amount: &RawCell) {
        let problem = Problem::error("B74", amount.place.clone(), say::nameless(&amount.text));
        self.problems.push(problem.hint(say::nameless_hint()));
    }

    /// Notes what each column was taken for.
    fn describe(&mut self, heading: &Heading) {
        for ((text, cell), meaning) in heading.texts.iter().zip(&heading.cells).zip(&heading.columns) {
            if !text.is_empty() {
                let column =
                    TakenColumn { text: text.clone(), place: cell.place.clone(), meaning: meaning.clone() };
                self.taken.columns.push(column);
            }
        }
        self.taken.title = self.title;
    }
}

/// The code of all receipts, where a total is called so.
fn all_receipts(name: &str) -> Option<Code> {
    ["一般公共预算收入", "地方一般公共预算收入"].contains(&name).then(|| Code::parse("10")).flatten()
}

/// Whether a code is the sum of transfers of all kinds (110, 230), which belongs to no line: its parts are read.
fn is_sum_of_transfers(code: &Code) -> bool {
    Family::of(code) == Some(Family::Transfer) && code.digits().len() == 3 && line_of_transfer(code).is_none()
}

/// The table in which a code belongs.
fn table_of(code: &Code, kind: TableKind) -> TableKind {
    Family::of(code).map_or(kind, Family::table)
}

/// The words that the strict readers know, and the figures as rows under them.
fn table(kind: TableKind, unit: Option<Unit>, figures: Vec<Figure<'_>>, place: &Place) -> RawTable {
    let at = figures.first().map(|figure| figure.year.place.clone()).unwrap_or_default();
    let head = |text: &str| RawCell { text: text.to_owned(), kind: CellKind::Text, place: at.clone() };
    let code = if kind == TableKind::Expenditure { "功能科目" } else { "科目编码" };
    let amount = unit.map_or_else(|| "金额".to_owned(), |unit| format!("金额({})", unit_name(unit)));
    let mut headers = vec![head("年度"), head(code), head("科目名称"), head(&amount)];
    let more = more_headers(kind, &figures);
    headers.extend(more.iter().map(|header| head(header)));
    let rows = figures.into_iter().map(|figure| {
        let more: Vec<RawCell> = more.iter().map(|header| figure.more(header)).collect();
        [figure.year, figure.code, figure.name, figure.amount].into_iter().chain(more).collect()
    });
    RawTable { kind, place: place.clone(), rows: rows.collect(), headers }
}

/// The columns that only some tables have: the town where rows name one, and what the book's own columns say.
fn more_headers(kind: TableKind, figures: &[Figure<'_>]) -> Vec<&'static str> {
    let mut headers = vec!["阶段", "账"];
    if figures.iter().any(|figure| figure.town.is_some()) {
        headers.push("镇");
    }
    if kind == TableKind::Revenue && figures.iter().any(|figure| figure.scope.is_some()) {
        headers.push("口径");
    }
    for (header, _) in figures.iter().flat_map(|figure| &figure.own) {
        if !headers.contains(header) {
            headers.push(header);
        }
    }
    headers
}

impl Figure<'_> {
    /// What stands under one of the columns that only some tables have; the row's own columns come first.
    fn more(&self, header: &str) -> RawCell {
        let own = self.own.iter().find(|(own, _)| *own == header).map(|(_, cell)| (*cell).clone());
        let word = |text: &str| RawCell {
            text: text.to_owned(),
            kind: CellKind::Text,
            place: self.year.place.clone(),
        };
        own.unwrap_or_else(|| match header {
            "阶段" => word(word_of(STAGES, self.stage)),
            "账" => word(word_of(ACCOUNTS, self.account)),
            "口径" => word(self.scope.map_or("", |scope| word_of(SCOPES, scope))),
            "镇" => self.town.cloned().unwrap_or_default(),
            _ => RawCell::default(),
        })
    }
}
