//! A draft of a book and of a regime to begin with, out of tables that were exported: what they are is found by their names and titles.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::fix::{Fixed, as_tables};
use super::people::list_heading;
use super::take_all;
use super::taken::Taken;
use super::tidy::half_width;
use crate::book::{RawSheet, RawTable, Sheet, TableKind};
use crate::problem::{Place, Problem, Problems};
use crate::text::sheet as say;

/// A draft.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What the book is called.
    pub name: String,
    /// Its tables, as the book's own.
    pub tables: Vec<Fixed>,
    /// How each sheet was read.
    pub taken: Vec<Taken>,
    /// The towns that the tables name; none where they speak of one.
    pub towns: Vec<String>,
    /// The files that it comes from.
    pub sources: Vec<String>,
}

/// Headers by which a table is one of a book's. Other lists, of people or telephones, never enter a draft.
const KNOWN_BY: [&str; 10] =
    ["科目编码", "code", "功能科目", "function", "类别", "category", "参数", "险种", "贷款", "本金(万元)"];

/// How many rows at the top of a sheet may say what it is.
const LOOKED_AT: usize = 15;

/// Drafts a book out of sheets. What could not be understood is told.
#[must_use]
pub fn draft(sheets: &[Sheet], name: &str, problems: &mut Problems) -> Draft {
    let (mut tables, mut taken): (Vec<RawTable>, Vec<Taken>) = (Vec::new(), Vec::new());
    let mut sources = Vec::new();
    let sheets: Vec<(TableKind, Sheet)> =
        sheets.iter().map(|sheet| (kind_of(&sheet.top(LOOKED_AT)), sheet.clone())).collect();
    for ((_, sheet), (of_sheet, how)) in sheets.iter().zip(take_all(&sheets, problems)) {
        let top = sheet.top(LOOKED_AT);
        let is_known =
            |table: &RawTable| table.headers.iter().any(|cell| KNOWN_BY.contains(&&*half_width(&cell.text)));
        if of_sheet.iter().any(|table| !is_known(table)) {
            let place = top
                .rows
                .first()
                .and_then(|row| row.first())
                .map_or_else(Place::default, |cell| cell.place.clone());
            problems
                .push(Problem::error("C23", place, say::not_understood()).hint(say::nothing_in_it_hint()));
        }
        tables.extend(of_sheet.into_iter().filter(is_known));
        taken.push(how);
        let file = sheet.place.file.rsplit('/').next().unwrap_or_default().to_owned();
        if !sources.contains(&file) {
            sources.push(file);
        }
    }
    let towns = towns(&tables);
    Draft { name: name.to_owned(), tables: as_tables(&tables, None), taken, towns, sources }
}

/// The table that a sheet is of: by its file's or its own name, else by what stands at its top.
fn kind_of(sheet: &RawSheet) -> TableKind {
    if list_heading(sheet).is_some() {
        return TableKind::Staffing;
    }
    let file = sheet.place.file.rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let named = TableKind::of_stem(stem).or_else(|| sheet.name.as_deref().and_then(TableKind::of_sheet));
    named.unwrap_or_else(|| {
        let top = sheet.rows.iter().flatten().map(|cell| half_width(&cell.text).into_owned());
        let said: String = top.chain(sheet.name.clone()).chain([stem.to_owned()]).collect();
        let has = |word: &str| said.contains(word);
        match () {
            () if has("人员") && (has("编制") || has("实有")) => TableKind::Staffing,
            () if has("支出") && !has("收入") => TableKind::Expenditure,
            () if has("转移") && !has("税") => TableKind::Transfers,
            () => TableKind::Revenue,
        }
    })
}

/// A text as TOML has it, whatever is in it: names come out of cells.
fn quoted(text: &str) -> String {
    let escaped = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

/// The towns that rows name, in their order.
fn towns(tables: &[RawTable]) -> Vec<String> {
    let (mut towns, mut seen) = (Vec::new(), BTreeSet::new());
    for table in tables {
        let Some(at) = table.headers.iter().position(|cell| matches!(cell.text.as_str(), "镇" | "town"))
        else {
            continue;
        };
        for name in table.rows.iter().filter_map(|row| row.get(at).map(|cell| cell.text.trim().to_owned())) {
            if !name.is_empty() && seen.insert(name.clone()) {
                towns.push(name);
            }
        }
    }
    towns
}

impl Draft {
    /// Whether there are no receipts in it: no book.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.tables.iter().any(|table| table.kind == TableKind::Revenue && table.rows.len() > 1)
    }

    /// Whether its receipts say whose they are: all tiers', the local part or the town's own.
    #[must_use]
    pub fn says_whose_receipts(&self) -> bool {
        let mut receipts = self.tables.iter().filter(|table| table.kind == TableKind::Revenue);
        receipts.all(|table| {
            table.rows.first().is_some_and(|headers| {
                headers.iter().any(|header| header == "口径" || header.eq_ignore_ascii_case("scope"))
            })
        })
    }

    /// The settings, a regime and a baseline to begin with, as files below `data` and `scenarios`; comments in Chinese or English.
    #[must_use]
    pub fn texts(&self, chinese: bool) -> Vec<(String, String)> {
        vec![
            ("data/book.toml".to_owned(), self.settings(chinese)),
            ("scenarios/regimes/main.toml".to_owned(), self.regime(chinese)),
            ("scenarios/baseline.toml".to_owned(), self.baseline(chinese)),
            ("scenarios/50-50.toml".to_owned(), self.half(chinese)),
        ]
    }

    fn settings(&self, chinese: bool) -> String {
        let about = if chinese {
            "# 由导出的表起草\u{ff1a}名称、来源、人口请核对\u{ff1b}各表的口径没有写明的按全口径。"
        } else {
            "# Drafted from exported tables: look at names, sources, population. Receipts are those of all tiers (gross) where no scope is said."
        };
        let sources: Vec<String> = self.sources.iter().map(|file| quoted(file)).collect();
        let name = quoted(&self.name);
        let mut text = format!(
            "{about}\n\nname = {{ zh = {name}, en = {name} }}\nkind = \"published\"\nunit = \"万元\"\nsources = [{}]\n",
            sources.join(", ")
        );
        if self.towns.is_empty() {
            _ = write!(text, "\n[[town]]\nid = {name}\nname = {{ zh = {name}, en = {name} }}\n");
        }
        for (at, town) in self.towns.iter().map(|town| quoted(town)).enumerate() {
            _ = write!(text, "\n[[town]]\nid = \"t{}\"\nname = {{ zh = {town}, en = {town} }}\n", at + 1);
        }
        text
    }

    /// The first three digits of the general account's receipts: 10 for all of them in one.
    fn families(&self) -> BTreeSet<String> {
        let revenue = self.tables.iter().filter(|table| table.kind == TableKind::Revenue);
        let codes = revenue.flat_map(|table| {
            let at = table
                .rows
                .first()
                .and_then(|header| header.iter().position(|name| name == "科目编码" || name == "code"));
            table.rows.iter().skip(1).filter_map(move |row| row.get(at?))
        });
        let general = codes.filter(|code| !code.starts_with("10301"));
        general.map(|code| code.chars().take(3).collect()).collect()
    }

    fn regime(&self, chinese: bool) -> String {
        let (about, document) = if chinese {
            ("# 起草的体制\u{ff1a}税收地方部分镇县五五以外的比例请改\u{ff0c}依据请写明。", "写上文件名和文号")
        } else {
            (
                "# A draft: put your ratio in its place, and the document behind it.",
                "title and number of the document",
            )
        };
        let mut text = format!(
            "{about}\n\ntitle    = {{ zh = \"现行财政体制\", en = \"The regime in force\" }}\nextends  = \"statute/prc\"\nheadline = \"share\"\n"
        );
        let families = self.families();
        let rule = |id: &str, zh: &str, en: &str, covers: &str, share: &str| {
            format!(
                "\n[[rule]]\nid        = \"{id}\"\ntitle     = {{ zh = \"{zh}\", en = \"{en}\" }}\nreference = \"{document}\"\nsince     = 2010\ncovers    = [\"{covers}\"]\nsplit     = {{ of = \"local\", town = \"{share}\" }}\n"
            )
        };
        let taxes = if families.contains("10") { "10" } else { "101" };
        text += &rule("share", "地方部分分成", "The local part, shared", taxes, "40%");
        if families.contains("103") && taxes == "101" {
            text += &rule("non-tax", "非税收入留镇", "Non-tax receipts stay with the town", "103", "100%");
        }
        text
    }

    fn baseline(&self, chinese: bool) -> String {
        let about = if chinese {
            "# 现行体制下的今后几年\u{ff1a}增长率请改。"
        } else {
            "# The years ahead under the regime in force: put your growth in."
        };
        let has = |kind| self.tables.iter().any(|table| table.kind == kind && table.rows.len() > 1);
        let mut text = format!(
            "{about}\n\ntitle  = {{ zh = \"现行体制\", en = \"the current regime\" }}\nregime = \"main\"\n\n[growth]\n\"*\" = \"2%\"\n"
        );
        if has(TableKind::Expenditure) {
            text += "\n[spending]\n\"*\" = \"2%\"\n";
        }
        if has(TableKind::Staffing) {
            text += "\n[staffing]\npay_growth = \"3%\"\n";
        }
        text
    }

    fn half(&self, chinese: bool) -> String {
        let about = if chinese {
            "# 只写与现行体制不同的地方。"
        } else {
            "# Only what is unlike the regime in force."
        };
        let last = self.taken.iter().filter_map(|taken| taken.title.year).max();
        let since = last.map_or(2026, |year| year.plus(1).get());
        format!(
            "{about}\n\ntitle   = {{ zh = \"五五分成\", en = \"50/50\" }}\nextends = \"baseline\"\n\n[[change]]\nrule  = \"share\"\nsince = {since}\nsplit = {{ of = \"local\", town = \"50%\" }}\n"
        )
    }
}
