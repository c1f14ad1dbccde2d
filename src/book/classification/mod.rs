//! The budget classification (政府收支分类科目): codes, their names, and the line of the statement each belongs to.
//!
//! The tables beside this file are data; nothing here knows a code by heart.

mod tables;

pub use tables::{
    STATEMENT_LINES, all_names, class_of, code_named, code_named_in, is_known, line_of_transfer, name,
    nearest_code,
};

use std::fmt;

use compact_str::CompactString;

use super::TableKind;

/// A budget code: digits, a longer one being part of a shorter, with an optional label (`10104@transferred`), which
/// makes a child of the code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(CompactString);

impl Code {
    /// A code, if the text is one: two to twelve digits, then optionally `@` and a label.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let label = &text[digits..];
        let label_fits = label.is_empty() || (label.starts_with('@') && label.len() > 1);
        ((2..=12).contains(&digits) && label_fits).then(|| Self(text.into()))
    }

    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code without its label.
    #[must_use]
    pub fn digits(&self) -> &str {
        // Byte by byte: most codes are short and have no label.
        let end = self.0.bytes().position(|byte| byte == b'@').unwrap_or(self.0.len());
        &self.0[..end]
    }

    /// Whether `other` is this code or part of it.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        self == other || (!self.0.contains('@') && other.0.starts_with(self.0.as_str()))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of code a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// 101, 102, 103, or 10 for all of them.
    Revenue,
    /// 105, 110, 230.
    Transfer,
    /// 201 to 229, 231 to 233.
    Function,
    /// 301 to 399, 501 to 599.
    Economic,
}

impl Family {
    /// The family of a code; `None` for what belongs in no table.
    #[must_use]
    pub fn of(code: &Code) -> Option<Self> {
        let digits = code.digits();
        Some(match digits.get(..3).unwrap_or(digits) {
            "105" | "110" | "230" => Self::Transfer,
            _ => match digits.as_bytes()[0] {
                b'1' => Self::Revenue,
                b'2' => Self::Function,
                b'3' | b'5' => Self::Economic,
                _ => return None,
            },
        })
    }

    /// The table in which its codes stand.
    #[must_use]
    pub const fn table(self) -> TableKind {
        match self {
            Self::Revenue => TableKind::Revenue,
            Self::Transfer => TableKind::Transfers,
            Self::Function | Self::Economic => TableKind::Expenditure,
        }
    }
}

/// The class of a spending row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// 301 工资福利支出: a check on staffing.csv, or staffing itself where there is none.
    Wages,
    /// 运转.
    Operations,
    /// 民生.
    Livelihood,
    /// 其他.
    Other,
    /// 还本付息.
    DebtService,
}
