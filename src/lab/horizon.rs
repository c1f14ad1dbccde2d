//! The years that a run shows: settled ones replayed, later ones projected.

use crate::book::Book;
use crate::num::{Year, YearRange};
use crate::problem::{Placed, Problem, Problems};
use crate::scenario::Horizon;
use crate::text::problems as say;

/// How many settled years are replayed where nobody says.
const REPLAYED: usize = 3;
/// How many years are projected where nobody says.
const PROJECTED: i64 = 5;

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub struct HorizonWish {
    /// Years to show.
    pub years: Option<Placed<YearRange>>,
    /// The year whose rules settled years are replayed under.
    pub as_of: Option<Year>,
}

/// The horizon on a book.
pub fn horizon_of(book: &Book, wish: &HorizonWish, problems: &mut Problems) -> Horizon {
    let last = book.last_settled();
    let (replayed, projected): (Vec<Year>, Vec<Year>) = match &wish.years {
        None => {
            let from = book.settled.len().saturating_sub(REPLAYED);
            (book.settled[from..].to_vec(), (1..=PROJECTED).map(|n| last.plus(n)).collect())
        }
        Some(years) => {
            let end = years.value.last.min(last.plus(100));
            let settled = book.settled.iter().copied().filter(|year| years.value.contains(*year)).collect();
            let first = years.value.first.max(last.plus(1));
            (settled, (first.get()..=end.get()).filter_map(Year::new).collect())
        }
    };
    if let Some(years) = wish.years.as_ref().filter(|_| replayed.is_empty() && projected.is_empty()) {
        let message = say::no_year_to_show(years.value);
        let hint = say::no_receipts_hint(book.settled[0], last);
        problems.push(Problem::error("S39", years.place.clone(), message).hint(hint));
    }
    let as_of = wish.as_of.unwrap_or_else(|| last.plus(1));
    Horizon { replayed, as_of, projected }
}
