//! Winners and losers: what a scheme does to each town's regime capacity, by the head and by the post.

use polars::prelude::{Column, DataFrame, PolarsResult};

use super::statement::{Figures, year_number};
use super::{Party, amount, part_of, party_name};
use crate::book::{Book, TownId};
use crate::num::{Money, Quotient, Ratio, Year};
use crate::plan::Line;

/// What a town's change is told by: its posts, or its staff where none are stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Staff {
    /// How many.
    pub count: i64,
    /// Whether these are posts (编制数) rather than heads (实有人数).
    pub posts: bool,
}

impl Staff {
    /// The word used in files.
    #[must_use]
    pub const fn counted_as(self) -> &'static str {
        if self.posts { "posts" } else { "headcount" }
    }
}

/// What a scheme does to a town's regime capacity, or to that of all towns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Winner {
    /// The town, or all of them.
    pub party: Party,
    /// Its heads, where the book states them.
    pub population: Option<i64>,
    /// Its staff, where the book states them.
    pub staff: Option<Staff>,
    /// Under the current regime.
    pub before: Option<Money>,
    /// Under the scheme.
    pub after: Option<Money>,
    /// Its place among the towns by change, the largest gain first; equal changes share a place.
    pub rank: Option<usize>,
}

impl Winner {
    /// After less before.
    #[must_use]
    pub fn change(&self) -> Option<Money> {
        Some(self.after? - self.before?)
    }

    /// The change as a part of what was before.
    #[must_use]
    pub fn part(&self) -> Option<Ratio> {
        part_of(self.change()?, self.before?)
    }

    /// The change for each head of the population.
    #[must_use]
    pub fn per_head(&self) -> Option<Money> {
        Quotient::each(self.change()?, self.population?)?.money()
    }

    /// The change for each post, or each of the staff.
    #[must_use]
    pub fn per_post(&self) -> Option<Money> {
        Quotient::each(self.change()?, self.staff?.count)?.money()
    }
}

/// What a scheme does to each town in a settled year, in the book's order, and to all of them together.
#[must_use]
pub fn winners(book: &Book, figures: &Figures, scheme: usize, year: Year) -> Vec<Winner> {
    let line = Line::RegimeCapacity;
    let towns = 0..book.towns.len();
    let of = |party: Party, population, staff| Winner {
        party,
        population,
        staff,
        before: amount(figures, 0, year, line, party),
        after: amount(figures, scheme, year, line, party),
        rank: None,
    };
    let staffs: Vec<Option<Staff>> = towns.clone().map(|town| staff(book, town, year)).collect();
    let mut list: Vec<Winner> =
        towns.map(|town| of(Party::Town(town), book.towns[town].population, staffs[town])).collect();
    let changes: Vec<Option<Money>> = list.iter().map(Winner::change).collect();
    for (one, own) in list.iter_mut().zip(&changes) {
        one.rank = own.map(|own| 1 + changes.iter().flatten().filter(|change| **change > own).count());
    }
    let heads = book.towns.iter().map(|town| town.population).sum();
    list.push(of(Party::AllTowns, heads, all_staff(&staffs)));
    list
}

/// A town's posts in a year, or its heads where the accounts state no posts.
fn staff(book: &Book, town: usize, year: Year) -> Option<Staff> {
    let rows = || book.staffing.iter().flatten().filter(|row| row.town == TownId(town) && row.year == year);
    let posts: i64 = rows().filter_map(|row| row.posts).sum();
    let heads: i64 = rows().map(|row| row.headcount).sum();
    let count = if posts > 0 { posts } else { heads };
    (count > 0).then_some(Staff { count, posts: posts > 0 })
}

/// The staff of all towns, where all are counted alike.
fn all_staff(staffs: &[Option<Staff>]) -> Option<Staff> {
    let posts = staffs.first().copied().flatten()?.posts;
    let counts =
        staffs.iter().map(|staff| staff.filter(|staff| staff.posts == posts).map(|staff| staff.count));
    Some(Staff { count: counts.sum::<Option<i64>>()?, posts })
}

/// A row a scheme and town, one more for all towns: capacity in fen under the current regime and the scheme, the change, in per
/// cent, by the head and by the post.
///
/// # Errors
/// Only where polars refuses to build a frame of columns of one length.
pub fn frame(book: &Book, figures: &Figures, year: Year) -> PolarsResult<DataFrame> {
    let schemes = 1..figures.scenarios.len();
    let rows: Vec<(&str, Winner)> = schemes
        .flat_map(|scheme| {
            winners(book, figures, scheme, year)
                .into_iter()
                .map(move |one| (figures.scenarios[scheme].as_str(), one))
        })
        .collect();
    let fen = |amount: Option<Money>| amount.map(Money::fen);
    let each = |of: fn(&Winner) -> Option<Money>| -> Vec<Option<i64>> {
        rows.iter().map(|(_, one)| fen(of(one))).collect()
    };
    let whole = |of: fn(&Winner) -> Option<i64>| -> Vec<Option<i64>> {
        rows.iter().map(|(_, one)| of(one)).collect()
    };
    let counted: Vec<Option<&str>> = rows.iter().map(|(_, one)| one.staff.map(Staff::counted_as)).collect();
    let parts: Vec<Option<String>> = rows.iter().map(|(_, one)| per_cent(one.part())).collect();
    DataFrame::new(
        rows.len(),
        vec![
            Column::new("scenario".into(), rows.iter().map(|(scheme, _)| *scheme).collect::<Vec<_>>()),
            Column::new("year".into(), vec![year_number(year); rows.len()]),
            Column::new(
                "town".into(),
                rows.iter().map(|(_, one)| party_name(book, one.party)).collect::<Vec<_>>(),
            ),
            Column::new("current".into(), each(|one| one.before)),
            Column::new("fen".into(), each(|one| one.after)),
            Column::new("change".into(), each(Winner::change)),
            Column::new("change_percent".into(), parts),
            Column::new("population".into(), whole(|one| one.population)),
            Column::new("per_head".into(), each(Winner::per_head)),
            Column::new("staff".into(), whole(|one| one.staff.map(|staff| staff.count))),
            Column::new("counted_as".into(), counted),
            Column::new("per_post".into(), each(Winner::per_post)),
            Column::new("rank".into(), whole(|one| one.rank.and_then(|rank| i64::try_from(rank).ok()))),
        ],
    )
}

/// In per cent with two decimals.
fn per_cent(part: Option<Ratio>) -> Option<String> {
    let part = part?;
    Quotient::new(i128::from(part.p()) * 100, i128::from(part.q()))?.decimals(2)
}
