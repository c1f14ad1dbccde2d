//! What is wrong, where, and what would be right.
//!
//! A problem has a code, a place, a message and a hint. Problems are gathered, not thrown: whoever checks goes on
//! and reports all of them at once. How they look is the business of `render`.

mod near;
mod node;
mod place;

pub use near::{nearest, slip_of};
pub use node::{Fields, Key, Node, Value, unknown_key, wrong_kind};
pub use place::{CellName, Place, Placed, letters};

use std::collections::BTreeSet;

use crate::text::Words;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing can be computed from this.
    Error,
    /// It runs, but someone should look.
    Warning,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

/// Warnings that outweigh others: a unit that may be wrong by ten thousand, then what does not add up, then single figures.
const WORST: [&str; 11] = ["B21", "B38", "B39", "B27", "S14", "S15", "B73", "B44", "B35", "B36", "B37"];

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

    /// How bad it is beside others: less is worse.
    fn gravity(&self) -> (Level, usize) {
        let rank = || WORST.iter().position(|code| *code == self.code).unwrap_or(WORST.len());
        (self.level, if self.level == Level::Warning { rank() } else { 0 })
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
    /// The same, to find them in: there may be a million.
    known: BTreeSet<Problem>,
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
        if self.known.insert(problem.clone()) {
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

    /// All of them, worst first: errors, then warnings that put whole tables in doubt, then the others by place.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Problem> {
        let mut list: Vec<&Problem> = self.list.iter().collect();
        list.sort_by(|a, b| (a.gravity(), &a.place, a.code).cmp(&(b.gravity(), &b.place, b.code)));
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
        Self { known: [problem.clone()].into(), list: vec![problem] }
    }
}

impl FromIterator<Problem> for Problems {
    fn from_iter<I: IntoIterator<Item = Problem>>(found: I) -> Self {
        let mut problems = Self::new();
        for problem in found {
            problems.push(problem);
        }
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
