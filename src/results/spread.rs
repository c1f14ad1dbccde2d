//! How unlike the towns are: the spread of their regime capacity a head, and what a scheme does to it.

use polars::prelude::{Column, DataFrame, PolarsResult};

use super::statement::{Figures, year_number};
use super::{Party, amount};
use crate::book::Book;
use crate::num::{Money, Quotient, Year};
use crate::plan::Line;

/// How unlike the towns' regime capacity a head is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The town with the most a head, and how much.
    pub highest: (usize, Money),
    /// The town with the least a head, and how much.
    pub lowest: (usize, Money),
    /// The most as a multiple of the least; `None` where the least is not above 0.
    pub times: Option<Quotient>,
    /// The Gini coefficient; `None` where the towns together have nothing above 0.
    pub gini: Option<Quotient>,
}

/// The spread of regime capacity a head among the towns under a scenario; `None` where a town's capacity or population is not
/// known.
///
/// The Gini coefficient is half the relative mean difference (C. Gini, Variabilità e mutabilità, 1912; A. Sen, On Economic
/// Inequality, 1973, ch. 2), each town weighted by its population: with capacity c, population n, N = Σn and C = Σc,
/// G = Σᵢ Σⱼ nᵢ nⱼ |cᵢ/nᵢ − cⱼ/nⱼ| / (2 N² · C/N) = Σᵢ<ⱼ |cᵢ nⱼ − cⱼ nᵢ| / (N C), a quotient of whole numbers.
#[must_use]
pub fn spread(book: &Book, figures: &Figures, scenario: usize, year: Year) -> Option<Spread> {
    let of_town = |town: usize| {
        let capacity = amount(figures, scenario, year, Line::RegimeCapacity, Party::Town(town))?;
        Some((
            i128::from(capacity.fen()),
            i128::from(book.towns[town].population.filter(|heads| *heads > 0)?),
        ))
    };
    let towns: Vec<(i128, i128)> = (0..book.towns.len()).map(of_town).collect::<Option<_>>()?;
    let a_head: Vec<Quotient> = towns.iter().filter_map(|(c, n)| Quotient::new(*c, *n)).collect();
    let by_size = |a: &usize, b: &usize| a_head[*a].cmp_to(a_head[*b]);
    // Of equal towns the first in the book stands for them: `min_by` takes it by itself.
    let highest = (0..towns.len()).rev().max_by(by_size)?;
    let lowest = (0..towns.len()).min_by(by_size)?;
    let apart: i128 = (0..towns.len())
        .flat_map(|i| (0..i).map(move |j| (i, j)))
        .map(|(i, j)| (towns[i].0 * towns[j].1 - towns[j].0 * towns[i].1).abs())
        .sum();
    let (heads, capacity): (i128, i128) =
        (towns.iter().map(|(_, n)| n).sum(), towns.iter().map(|(c, _)| c).sum());
    let ((most, of_most), (least, of_least)) = (towns[highest], towns[lowest]);
    Some(Spread {
        highest: (highest, a_head[highest].money()?),
        lowest: (lowest, a_head[lowest].money()?),
        times: Quotient::new(most * of_least, least * of_most),
        gini: Quotient::new(apart, heads * capacity),
    })
}

/// Scenario, year, the towns with the most and the least a head and their amounts in fen, the most as a multiple of the least,
/// the Gini coefficient: a row a scenario, blank where it is not known.
///
/// # Errors
/// Only where polars refuses to build a frame of columns of one length.
pub fn frame(book: &Book, figures: &Figures, year: Year) -> PolarsResult<DataFrame> {
    let spreads: Vec<Option<Spread>> =
        (0..figures.scenarios.len()).map(|scenario| spread(book, figures, scenario, year)).collect();
    let town = |of: fn(&Spread) -> usize| -> Vec<Option<&str>> {
        let name = |spread: &Option<Spread>| spread.as_ref().map(|spread| book.towns[of(spread)].id.as_str());
        spreads.iter().map(name).collect()
    };
    let a_head = |of: fn(&Spread) -> Money| -> Vec<Option<i64>> {
        spreads.iter().map(|spread| spread.as_ref().map(|spread| of(spread).fen())).collect()
    };
    let number = |of: fn(&Spread) -> Option<Quotient>| -> Vec<Option<String>> {
        spreads.iter().map(|spread| spread.as_ref().and_then(of)?.decimals(4)).collect()
    };
    DataFrame::new(
        spreads.len(),
        vec![
            Column::new("scenario".into(), figures.scenarios.clone()),
            Column::new("year".into(), vec![year_number(year); spreads.len()]),
            Column::new("highest".into(), town(|spread| spread.highest.0)),
            Column::new("highest_per_head".into(), a_head(|spread| spread.highest.1)),
            Column::new("lowest".into(), town(|spread| spread.lowest.0)),
            Column::new("lowest_per_head".into(), a_head(|spread| spread.lowest.1)),
            Column::new("max_to_min".into(), number(|spread| spread.times)),
            Column::new("gini".into(), number(|spread| spread.gini)),
        ],
    )
}
