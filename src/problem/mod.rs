//! What is wrong, where, and what would be right.
//!
//! A problem has a code, a place, a message and a hint. Problems are gathered, not thrown: whoever checks goes on
//! and reports all of them at once. How they look is the business of `render`.

mod near;
mod node;

pub use near::{nearest, slip_of};
pub use node::{Fields, Key, Node, Value, unknown_key, wrong_kind};

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::text::Words;

/// A place in what the user gave.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file as the user would name it; empty for a flag of the command line.
    pub file: Arc<str>,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: u32,
    /// Column in characters, from 1; 0 where the whole line is meant.
    pub column: u32,
    /// How many characters it spans.
    pub width: u32,
    /// The cell of a table as a spreadsheet names it (`C14`).
    pub cell: Option<Arc<str>>,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), ..Self::default() }
    }
}

/// `file:line:column (cell)`, as far as known.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        if let Some(cell) = &self.cell {
            write!(f, " ({cell})")?;
        }
        Ok(())
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub place: Place,
}

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing can be computed from this.
    Error,
    /// It runs, but someone should look.
    Warning,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Error or warning.
    pub level: Level,
    /// Its code: a letter for the room (F file, B book, R regime, S scenario, C command line), two digits.
    pub code: &'static str,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: Words,
    /// Another place that has to do with it.
    pub against: Option<Place>,
    /// What would be right.
    pub hint: Option<Words>,
}

impl Problem {
    /// An error at a place.
    #[must_use]
    pub fn error(code: &'static str, place: Place, message: Words) -> Self {
        Self { level: Level::Error, code, place, message, against: None, hint: None }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(code: &'static str, place: Place, message: Words) -> Self {
        Self { level: Level::Warning, ..Self::error(code, place, message) }
    }

    /// The same, with what would be right.
    #[must_use]
    pub fn hint(mut self, hint: Words) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same, with how many others have it too.
    #[must_use]
    pub fn about_more(mut self, others: &Words) -> Self {
        self.message.zh.push_str(&others.zh);
        self.message.en.push_str(&others.en);
        self
    }

    /// The same, with the other place.
    #[must_use]
    pub fn against(mut self, place: Place) -> Self {
        self.against = Some(place);
        self
    }
}

/// Problems as they gather.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
    /// Which of them are at a place, so that a hundred thousand are gathered as fast as ten.
    by_place: BTreeMap<Place, Vec<usize>>,
}

impl Problems {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        // The same mistake met on two ways through the same file is still one mistake.
        let here = self.by_place.entry(problem.place.clone()).or_default();
        if !here.iter().any(|at| self.list[*at] == problem) {
            here.push(self.list.len());
            self.list.push(problem);
        }
    }

    /// Adds all of another gathering.
    pub fn extend(&mut self, others: Self) {
        for problem in others.list {
            self.push(problem);
        }
    }

    /// Whether any of them is an error.
    #[must_use]
    pub fn any_error(&self) -> bool {
        self.list.iter().any(|problem| problem.level == Level::Error)
    }

    /// How many errors and how many warnings.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let errors = self.list.iter().filter(|problem| problem.level == Level::Error).count();
        (errors, self.list.len() - errors)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All of them, errors first, then by place.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Problem> {
        let mut list: Vec<&Problem> = self.list.iter().collect();
        list.sort_by(|a, b| (a.level, &a.place, a.code).cmp(&(b.level, &b.place, b.code)));
        list
    }

    /// As a result: the value where no problem is an error.
    ///
    /// # Errors
    /// These problems, where one is an error.
    pub fn or<T>(self, value: T) -> Result<Checked<T>, Self> {
        if self.any_error() { Err(self) } else { Ok(Checked { value, warnings: self }) }
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        let mut problems = Self::new();
        problems.push(problem);
        problems
    }
}

/// A value that passed, with the warnings that travel along.
#[derive(Clone, Debug)]
pub struct Checked<T> {
    /// What passed.
    pub value: T,
    /// What someone should still look at.
    pub warnings: Problems,
}
