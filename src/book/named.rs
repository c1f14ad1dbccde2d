//! Which table a file or a sheet is, by its name.

use super::TableKind;

/// What sheets are called besides, by the table that they are.
const SHEETS: [(&str, TableKind); 4] = [
    ("编制", TableKind::Staffing),
    ("供养人员", TableKind::Staffing),
    ("上级补助", TableKind::Transfers),
    ("转移性", TableKind::Transfers),
];

/// What offices put before the name of a sheet: numbers of tables and years, and whose accounts they are.
const LEADS: [&str; 16] = [
    "附表",
    "附件",
    "表",
    "第",
    "年度",
    "年",
    "一般公共预算",
    "政府性基金预算",
    "政府性基金",
    "国有资本经营预算",
    "国有资本经营",
    "公共财政",
    "财政",
    "本级",
    "预算",
    "决算",
];

impl TableKind {
    /// What files and sheets of the table may be called, before what tells them apart (`revenue-2023`, `收入2023`): in English, in
    /// Chinese, then otherwise.
    #[must_use]
    pub const fn stems(self) -> &'static [&'static str] {
        match self {
            Self::Revenue => &["revenue", "收入"],
            Self::Transfers => &["transfers", "转移支付"],
            Self::Expenditure => &["expenditure", "支出"],
            Self::Staffing => &["staffing", "人员", "payroll", "工资", "花名册"],
            Self::EmployerRates => &["employer_rates", "缴费率"],
            Self::Parameters => &["parameters", "参数"],
            Self::Settlement => &["settlement", "体制结算"],
            Self::Debt => &["debt", "债务"],
            Self::Stocks => &["stocks", "往来"],
        }
    }

    /// The table that a file is of, by its name without extension: the table's name, then nothing, or a year, a mark and whatever
    /// tells it from others.
    #[must_use]
    pub fn of_stem(stem: &str) -> Option<Self> {
        let goes_on =
            |rest: &str| rest.is_empty() || !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '.');
        let named = |kind: &Self| {
            kind.stems().iter().any(|name| match stem.get(..name.len()) {
                Some(start) => start.eq_ignore_ascii_case(name) && goes_on(&stem[name.len()..]),
                None => false,
            })
        };
        Self::ALL.into_iter().find(named)
    }

    /// The table that a sheet is of, by its name: as a file's, but offices number sheets (`表1-收入`) and say first whose accounts
    /// they are (`2023年一般公共预算收入决算表`).
    #[must_use]
    pub fn of_sheet(name: &str) -> Option<Self> {
        let name = name.trim();
        let bare = without_leads(name);
        let other = || SHEETS.iter().find(|(start, _)| bare.starts_with(start)).map(|(_, kind)| *kind);
        Self::of_stem(name).or_else(|| Self::of_stem(bare)).or_else(other)
    }
}

fn without_leads(mut name: &str) -> &str {
    let is_numeral = |c: char| c.is_numeric() || "一二三四五六七八九十".contains(c);
    let is_mark = |c: char| c.is_whitespace() || "-_.·、:：()（）".contains(c);
    loop {
        let rest = name.trim_start_matches(is_mark);
        // One numeral at a time: 一般公共预算 begins with one.
        let rest = LEADS
            .iter()
            .find_map(|lead| rest.strip_prefix(lead))
            .or_else(|| rest.strip_prefix(is_numeral))
            .unwrap_or(rest);
        if rest.len() == name.len() {
            return name;
        }
        name = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_begin_with_their_tables_name() {
        for (stem, kind) in [
            ("revenue", Some(TableKind::Revenue)),
            ("Revenue-2023", Some(TableKind::Revenue)),
            ("收入2023", Some(TableKind::Revenue)),
            ("employer_rates", Some(TableKind::EmployerRates)),
            ("revenues", None),
            ("revenue.tidy", None),
            ("2023年收入", None),
            ("_revenue", None),
            ("编制说明", None),
        ] {
            assert_eq!(TableKind::of_stem(stem), kind, "{stem}");
        }
    }

    #[test]
    fn sheets_may_say_first_which_and_whose_they_are() {
        for (name, kind) in [
            ("收入", TableKind::Revenue),
            ("表1-收入", TableKind::Revenue),
            ("附表一 2023年度一般公共预算收入决算表", TableKind::Revenue),
            ("（2）政府性基金收入", TableKind::Revenue),
            ("附表三一般公共预算收入", TableKind::Revenue),
            ("决算支出", TableKind::Expenditure),
            ("2023 expenditure", TableKind::Expenditure),
            ("转移支付收入", TableKind::Transfers),
            ("上级补助收入", TableKind::Transfers),
            ("表三 转移性收支决算表", TableKind::Transfers),
            ("编制", TableKind::Staffing),
            ("财政供养人员情况表", TableKind::Staffing),
            ("参数表", TableKind::Parameters),
        ] {
            assert_eq!(TableKind::of_sheet(name), Some(kind), "{name}");
        }
        // The last are outputs of the program.
        for name in [
            "Sheet1",
            "表1",
            "2023",
            "收支总表",
            "汇总",
            "revenues",
            "",
            "预算",
            "statement",
            "comparison",
            "ledger",
        ] {
            assert_eq!(TableKind::of_sheet(name), None, "{name}");
        }
    }
}
