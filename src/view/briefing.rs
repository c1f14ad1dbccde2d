//! The charts of a run, out of its figures: usable capacity against rigid spending (alone where spending is not known), who gains and
//! who pays, the balance.

use super::chart::{Body, Capacity, Chart, Figures as Scale, Lines, Role, Series, Sides, Town, Years};
use super::finding::{self, Path};
use super::gains::GainsOf;
use crate::book::Kind;
use crate::num::{Money, Year};
use crate::plan::{Basis, Line};
use crate::results::{Party, amount};
use crate::text::{Lang, Words, charts as say, labels};

/// How many lines a wall can carry.
const LINES_SHOWN: usize = 7;

/// A chart and the name of its file, without language and ending.
pub struct Named {
    /// The name.
    pub name: &'static str,
    /// The chart.
    pub chart: Chart,
}

/// The charts of a run. `chosen` is the scenario that the first chart sets beside the current regime. A chart whose figures are
/// not known is not drawn.
#[must_use]
pub fn briefing(of: GainsOf, chosen: usize, lang: Lang) -> Vec<Named> {
    let brief = Brief { of, chosen, lang };
    let charts = [
        ("capacity", brief.capacity().or_else(|| brief.usable())),
        ("sides", brief.sides()),
        ("balance", brief.balance()),
    ];
    charts.into_iter().filter_map(|(name, chart)| chart.map(|chart| Named { name, chart })).collect()
}

#[derive(Clone, Copy)]
struct Brief<'a> {
    of: GainsOf<'a>,
    chosen: usize,
    lang: Lang,
}

impl Brief<'_> {
    fn words(self, words: &Words) -> String {
        words.in_lang(self.lang).to_owned()
    }

    fn title_of(self, scenario: usize) -> String {
        self.words(&self.of.titles[scenario])
    }

    /// The town's name, or the county's towns together.
    fn who(self) -> String {
        match &self.of.book.towns[..] {
            [only] => self.words(&only.name),
            _ => self.words(&labels::towns_of(&self.of.book.name)),
        }
    }

    fn years(self) -> Years {
        let years = &self.of.figures.years;
        let settled = years.iter().filter(|(_, basis)| *basis != Basis::Projected).count();
        Years::new(years.iter().map(|(year, _)| number(*year)).collect(), settled, self.lang)
    }

    fn values(self, scenario: usize, line: Line) -> Vec<Option<i64>> {
        let at = |year| amount(self.of.figures, scenario, year, line, Party::AllTowns).map(Money::fen);
        self.of.figures.years.iter().map(|(year, _)| at(*year)).collect()
    }

    fn series(self, scenario: usize, line: Line, role: Role, name: String) -> Series {
        Series { role, name, values: self.values(scenario, line) }
    }

    fn whole_span(self) -> Words {
        let years = self.years().all;
        span_of(years.first().copied().unwrap_or(0), years.last().copied().unwrap_or(0))
    }

    fn chart(
        self,
        title: String,
        quantity: &Words,
        span: &Words,
        scale: Scale,
        schemes: &[usize],
        body: Body,
    ) -> Chart {
        let unit = scale.unit_name();
        let span = span.in_lang(self.lang);
        let subtitle = say::subtitle(quantity.in_lang(self.lang), unit, span);
        let book = self.words(&self.of.book.name);
        let names: Vec<String> = schemes.iter().map(|scheme| self.title_of(*scheme)).collect();
        let separator = if self.lang == Lang::Zh { "、" } else { "; " };
        let note = match names.len() {
            0 => say::source(book),
            _ => say::source_and_schemes(book, names.join(separator)),
        };
        let illustrative =
            (self.of.book.kind == Kind::Illustrative).then(|| self.words(&say::illustrative()));
        Chart {
            title,
            subtitle: self.words(&subtitle),
            note: self.words(&note),
            illustrative,
            figures: scale,
            body,
        }
    }

    /// Usable capacity against staffing, operations and livelihood.
    fn capacity(self) -> Option<Chart> {
        let kinds = [
            (Role::Staffing, Line::Staffing, say::staffing()),
            (Role::Operations, Line::Operations, say::operations()),
            (Role::Livelihood, Line::Livelihood, say::livelihood()),
        ];
        let spending: Vec<Series> =
            kinds.map(|(role, line, name)| self.series(0, line, role, self.words(&name))).into();
        let mut shown = vec![(0, Role::Current)];
        if self.chosen != 0 {
            shown.push((self.chosen, Role::Scheme(0)));
        }
        let lines: Vec<Series> = shown
            .iter()
            .map(|(scenario, role)| {
                let name = say::usable_under(self.title_of(*scenario));
                self.series(*scenario, Line::Usable, *role, self.words(&name))
            })
            .collect();
        if lines[0].values.iter().all(Option::is_none) || spending.iter().any(nothing_known) {
            return None;
        }
        let amounts: Vec<i64> =
            spending.iter().chain(&lines).flat_map(|one| one.values.iter().flatten()).copied().collect();
        let scale = Scale::for_amounts(&amounts, self.lang);
        let years = self.years();
        let body = Capacity::new(years.clone(), spending, lines, scale);
        let left: Vec<Vec<Option<i64>>> = (0..shown.len()).map(|line| body.balances(line)).collect();
        let names: Vec<String> = shown.iter().map(|(scenario, _)| self.title_of(*scenario)).collect();
        let paths: Vec<Path> = names.iter().zip(&left).map(|(name, left)| Path { name, left }).collect();
        let title = finding::capacity(&years.all, paths[0], &paths[1..], scale);
        let schemes: Vec<usize> = shown.iter().map(|(scenario, _)| *scenario).collect();
        let quantity = say::capacity_quantity(self.who());
        Some(self.chart(title, &quantity, &self.whole_span(), scale, &schemes, Body::Capacity(body)))
    }

    /// Usable capacity by scenario, where spending is not known. One year makes no line, and accounts as printed are no scheme.
    fn usable(self) -> Option<Chart> {
        let years = &self.of.figures.years;
        if years.len() < 2 || years.iter().any(|(_, basis)| *basis == Basis::Printed) {
            return None;
        }
        let named = |scenario| (self.title_of(scenario), self.values(scenario, Line::Usable));
        let (current, chosen) = (named(0), (self.chosen != 0).then(|| named(self.chosen)));
        self.lines(Line::Usable, &say::usable_quantity(self.who()), |years, scale| {
            let scheme = chosen.as_ref().map(|(name, left)| Path { name, left });
            finding::usable(&years.all, Path { name: &current.0, left: &current.1 }, scheme, scale)
        })
    }

    /// The balance by scenario.
    fn balance(self) -> Option<Chart> {
        let quantity = say::balance_quantity(self.who());
        self.lines(Line::Balance, &quantity, |years, scale| self.balance_finding(years, scale))
    }

    /// A line of the statement by scenario.
    fn lines(
        self,
        line: Line,
        quantity: &Words,
        finding: impl FnOnce(&Years, Scale) -> String,
    ) -> Option<Chart> {
        let shown = self.lines_shown();
        let role = |at: usize| if at == 0 { Role::Current } else { Role::Scheme(at - 1) };
        let named = |(place, at): (usize, &usize)| self.series(*at, line, role(place), self.title_of(*at));
        let series: Vec<Series> = shown.iter().enumerate().map(named).collect();
        if series.iter().any(nothing_known) {
            return None;
        }
        let amounts: Vec<i64> = series.iter().flat_map(|one| one.values.iter().flatten()).copied().collect();
        let scale = Scale::for_amounts(&amounts, self.lang);
        let years = self.years();
        let title = finding(&years, scale);
        let body = Body::Lines(Lines::new(years, series, scale));
        let mut chart = self.chart(title, quantity, &self.whole_span(), scale, &[], body);
        let hidden = self.of.titles.len() - shown.len();
        if hidden > 0 {
            chart.note.push_str(say::not_drawn(hidden).in_lang(self.lang));
        }
        Some(chart)
    }

    /// The finding speaks of every scheme on the same receipts, drawn or not.
    fn balance_finding(self, years: &Years, scale: Scale) -> String {
        let schemes = (1..self.of.titles.len()).filter(|scheme| self.same_receipts(*scheme));
        let told: Vec<(String, Vec<Option<i64>>)> = std::iter::once(0)
            .chain(schemes)
            .map(|scenario| (self.title_of(scenario), self.values(scenario, Line::Balance)))
            .collect();
        let paths: Vec<Path> = told.iter().map(|(name, left)| Path { name, left }).collect();
        finding::balance(&years.all, paths[0], &paths[1..], scale)
    }

    /// The current regime, the chosen scheme, then schemes on the same receipts, then the rest, as many as a wall can carry.
    fn lines_shown(self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.of.titles.len()).collect();
        order.sort_by_key(|at| (*at != 0, *at != self.chosen, !self.same_receipts(*at)));
        order.truncate(LINES_SHOWN);
        order
    }

    /// Who gains and who pays: the schemes for one town, the towns under the chosen scheme for a county.
    fn sides(self) -> Option<Chart> {
        if self.of.titles.len() < 2 {
            return None;
        }
        if self.of.book.towns.len() == 1 { self.sides_of_schemes() } else { self.sides_of_towns() }
    }

    fn change(self, scheme: usize, year: Year, line: Line, party: Party) -> Option<i64> {
        let now = amount(self.of.figures, scheme, year, line, party)?;
        Some((now - amount(self.of.figures, 0, year, line, party)?).fen())
    }

    fn sides_of_schemes(self) -> Option<Chart> {
        let projected: Vec<Year> = self.years_of(Basis::Projected);
        let years = if projected.is_empty() { vec![self.of.year] } else { projected };
        // Where pay is not known, what the regime decides still is.
        let pay_is_known = !self.values(0, Line::AfterStaffing).iter().all(Option::is_none);
        let line = if pay_is_known { Line::AfterStaffing } else { Line::RegimeCapacity };
        let sum = |scheme, party| -> Option<i64> {
            years.iter().map(|year| self.change(scheme, *year, line, party)).sum()
        };
        let mut shown = Vec::new();
        let mut schemes = Vec::new();
        for scheme in 1..self.of.titles.len() {
            let sides = (sum(scheme, Party::Town(0)), sum(scheme, Party::County));
            if self.same_receipts(scheme) && sides != (Some(0), Some(0)) {
                shown.push(scheme);
                schemes.push((self.title_of(scheme), sides.0, sides.1));
            }
        }
        if schemes.is_empty() {
            return None;
        }
        let amounts: Vec<i64> =
            schemes.iter().flat_map(|(_, ours, theirs)| [*ours, *theirs]).flatten().collect();
        let scale = Scale::for_amounts(&amounts, self.lang);
        let span = (number(years[0]), number(years[years.len() - 1]));
        let title = finding::scheme_sides(&self.who(), span, &schemes, scale);
        let quantity =
            if pay_is_known { say::sides_sum(self.who()) } else { say::sides_of_capacity(self.who()) };
        let cancels = schemes.iter().all(|(_, town, county)| match (town, county) {
            (Some(town), Some(county)) => town + county == 0,
            _ => true,
        });
        let body = Body::Sides(Sides::of_schemes(&schemes, scale));
        let mut chart = self.chart(title, &quantity, &span_of(span.0, span.1), scale, &[], body);
        if !cancels {
            chart.note.push_str(say::sides_differ().in_lang(self.lang));
        }
        Some(chart)
    }

    fn sides_of_towns(self) -> Option<Chart> {
        let (year, line, scheme) = (self.of.year, Line::RegimeCapacity, self.chosen.max(1));
        let towns: Vec<Town> = (0..self.of.book.towns.len())
            .map(|town| Town {
                name: self.words(&self.of.book.towns[town].name),
                change: self.change(scheme, year, line, Party::Town(town)),
            })
            .collect();
        let county = self.change(scheme, year, line, Party::County);
        let amounts: Vec<i64> = towns.iter().map(|town| town.change).chain([county]).flatten().collect();
        if amounts.is_empty() {
            return None;
        }
        let scale = Scale::for_amounts(&amounts, self.lang);
        let span = (number(year), number(year));
        let title = finding::town_sides(&self.title_of(scheme), span, &towns, county, scale);
        let quantity = say::sides_static(self.title_of(scheme));
        let body = Body::Sides(Sides::of_towns(&towns, county, scale));
        Some(self.chart(title, &quantity, &span_of(span.0, span.1), scale, &[], body))
    }

    fn years_of(self, wanted: Basis) -> Vec<Year> {
        let years = self.of.figures.years.iter();
        years.filter(|(_, basis)| *basis == wanted).map(|(year, _)| *year).collect()
    }

    /// A scenario with other receipts is another world, not a scheme in which one side gains what the other pays.
    fn same_receipts(self, scheme: usize) -> bool {
        self.values(scheme, Line::Collected) == self.values(0, Line::Collected)
    }
}

fn nothing_known(series: &Series) -> bool {
    series.values.iter().all(Option::is_none)
}

fn number(year: Year) -> i32 {
    i32::try_from(year.get()).unwrap_or_default()
}

fn span_of(first: i32, last: i32) -> Words {
    if first == last { say::year(first) } else { say::years(first, last) }
}
