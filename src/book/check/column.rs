//! Columns: what each table has and may have, and what their headers are called.

use crate::book::TableKind;
use crate::text::Words;
use crate::text::problems::{book as say, ticked};

/// A column that a table may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Town,
    Year,
    Stage,
    Account,
    Code,
    Name,
    Amount,
    OneOff,
    Note,
    Scope,
    Function,
    Economic,
    Tied,
    Category,
    Posts,
    Headcount,
    Cost,
    Total,
    Bears,
    Item,
    Rate,
    Base,
    Parameter,
    Since,
    Value,
    Line,
    Rounded,
    Explained,
    Loan,
    Kind,
    Principal,
    Interest,
    Term,
    Grace,
    Method,
    Stock,
    Balance,
}

use Column as C;

impl Column {
    /// Its headers, Chinese and English; the first of each is the one to teach.
    pub(super) const fn names(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            C::Town => (&["镇", "乡镇", "镇街", "乡镇名称"], &["town"]),
            C::Year => (&["年度", "年份", "年"], &["year"]),
            C::Stage => (&["阶段"], &["stage"]),
            C::Account => (&["账"], &["account"]),
            C::Code => (&["科目编码", "科目代码", "编码"], &["code"]),
            C::Name => (&["科目名称", "名称"], &["name"]),
            C::Amount => (&["金额"], &["amount"]),
            C::OneOff => (&["一次性"], &["one_off"]),
            C::Note => (&["备注"], &["note"]),
            C::Scope => (&["口径"], &["scope"]),
            C::Function => (&["功能科目", "功能科目编码"], &["function"]),
            C::Economic => (&["经济科目", "经济科目编码"], &["economic"]),
            C::Tied => (&["专项"], &["tied"]),
            C::Category => (&["类别", "人员类别"], &["category"]),
            C::Posts => (&["编制数"], &["posts"]),
            C::Headcount => (&["实有人数"], &["headcount"]),
            C::Cost => (&["人均成本"], &["cost"]),
            C::Total => (&["总额"], &["total"]),
            C::Bears => (&["负担"], &["bears"]),
            C::Item => (&["险种", "缴费项目"], &["item"]),
            C::Rate => (&["费率", "单位费率"], &["rate"]),
            C::Base => (&["基数", "缴费基数"], &["base"]),
            C::Parameter => (&["参数"], &["name", "parameter"]),
            C::Since => (&["起始年"], &["since"]),
            C::Value => (&["值"], &["value"]),
            C::Line => (&["行", "项目"], &["line"]),
            C::Rounded => (&["取整"], &["rounded_to"]),
            C::Explained => (&["说明差额"], &["explained"]),
            C::Loan => (&["贷款", "债务"], &["loan"]),
            C::Kind => (&["种类"], &["kind"]),
            C::Principal => (&["本金"], &["principal"]),
            C::Interest => (&["年利率", "利率"], &["rate"]),
            C::Term => (&["期限"], &["term"]),
            C::Grace => (&["宽限期"], &["grace"]),
            C::Method => (&["方式", "还款方式"], &["method"]),
            C::Stock => (&["项目"], &["item"]),
            C::Balance => (&["余额"], &["balance"]),
        }
    }

    /// All its headers.
    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        let (zh, en) = self.names();
        zh.iter().chain(en).copied()
    }

    fn is_called(self, name: &str) -> bool {
        let (zh, en) = self.names();
        zh.contains(&name) || en.iter().any(|word| word.eq_ignore_ascii_case(name))
    }
}

/// The columns that a table must have, and those that it may have.
pub(super) const fn columns(kind: TableKind) -> (&'static [Column], &'static [Column]) {
    match kind {
        TableKind::Revenue => (
            &[C::Year, C::Code, C::Amount],
            &[C::Town, C::Stage, C::Account, C::Name, C::Scope, C::OneOff, C::Note],
        ),
        TableKind::Transfers => {
            (&[C::Year, C::Code, C::Amount], &[C::Town, C::Stage, C::Account, C::Name, C::OneOff, C::Note])
        }
        TableKind::Expenditure => (
            &[C::Year, C::Function, C::Amount],
            &[C::Town, C::Stage, C::Account, C::Name, C::Economic, C::Tied, C::OneOff, C::Note],
        ),
        TableKind::Staffing => (
            &[C::Year, C::Category, C::Headcount, C::Bears],
            &[C::Town, C::Stage, C::Posts, C::Cost, C::Total, C::Name, C::Note],
        ),
        TableKind::EmployerRates => {
            (&[C::Item, C::Since, C::Rate, C::Base], &[C::Category, C::Economic, C::Note])
        }
        TableKind::Parameters => (&[C::Parameter, C::Since, C::Value], &[C::Town, C::Note]),
        TableKind::Settlement => {
            (&[C::Year, C::Line, C::Amount], &[C::Town, C::Code, C::Rounded, C::Explained, C::Note])
        }
        TableKind::Debt => (
            &[C::Loan, C::Kind, C::Principal, C::Interest, C::Since, C::Term, C::Method],
            &[C::Town, C::Grace, C::Note],
        ),
        TableKind::Stocks => (&[C::Year, C::Stock, C::Balance], &[C::Town, C::Note]),
    }
}

pub(super) fn all_columns(kind: TableKind) -> impl Iterator<Item = Column> {
    let (required, optional) = columns(kind);
    required.iter().chain(optional).copied()
}

pub(super) fn column_called(kind: TableKind, name: &str) -> Option<Column> {
    all_columns(kind).find(|column| column.is_called(name))
}

/// The headers that a table may have, in each language.
pub(super) fn column_list(kind: TableKind) -> Words {
    let (zh, en) = ticked(all_columns(kind).map(|column| (column.names().0[0], column.names().1[0])));
    Words { zh: say::headers(zh).zh, en: say::headers(en).en }
}

/// A header that a table could have, in each language: what it must have, amounts with a unit.
#[must_use]
pub fn header_of(kind: TableKind) -> Words {
    let (required, _) = columns(kind);
    let mut example: Vec<Column> = required.to_vec();
    if kind == TableKind::Staffing {
        // Pay may be told in several ways; this is the plainest.
        example.insert(example.len() - 1, C::Cost);
    }
    let units = |column: &Column| match column {
        C::Amount | C::Principal | C::Balance => ("(万元)", "(万元)"),
        C::Cost => ("(元/人年)", "(yuan per head)"),
        _ => ("", ""),
    };
    let zh: Vec<String> = example.iter().map(|c| format!("{}{}", c.names().0[0], units(c).0)).collect();
    let en: Vec<String> = example.iter().map(|c| format!("{}{}", c.names().1[0], units(c).1)).collect();
    Words { zh: zh.join(","), en: en.join(",") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::check::Context;
    use crate::book::check::header::Header;
    use crate::book::{RawCell, RawRows, RawTable};
    use crate::problem::{Place, Problems};

    #[test]
    fn a_table_can_begin_as_it_is_said_to() {
        for kind in TableKind::ALL {
            let header = header_of(kind);
            for text in [&header.zh, &header.en] {
                let cell = |text: &str| RawCell { text: text.to_owned(), ..RawCell::default() };
                let headers = text.split(',').map(cell).collect();
                let rows: RawRows = std::iter::empty::<Vec<RawCell>>().collect();
                let table = RawTable { kind, place: Place::default(), headers, rows };
                let mut problems = Problems::new();
                let read = Header::read(&table, &Context::of(&[], None), &mut problems);
                assert!(read.is_some() && problems.is_empty(), "{text}: {:?}", problems.sorted());
            }
        }
    }
}
