//! One session: the language, the files read so far, and the way from a folder to worked-out scenarios.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use super::args::{Args, BookArgs, ColourArg, WishArgs};
use super::{End, print};
use crate::book::Book;
use crate::files::{Sources, load_book, read_scenarios, unfit_folder, whole_path};
use crate::lab::{self, HorizonWish, Outcome, WorkedApart, horizon_of};
use crate::num::{Year, YearRange};
use crate::problem::{Checked, Place, Placed, Problem, Problems};
use crate::render;
use crate::scenario::{Apart, Horizon, Scenario, ScenarioFiles, TableCell, apart, resolve};
use crate::text::{Lang, labels, problems as say};

/// What a command works with.
pub struct Session {
    /// Language of what is shown.
    pub lang: Lang,
    colour: bool,
    /// The files read so far.
    pub sources: Sources,
    /// What someone should look at, said at the end.
    pub warnings: Problems,
    /// Where the book's scenarios were looked for.
    scenarios_folder: String,
}

/// A book with its scenarios worked out.
pub struct Worked {
    /// The book.
    pub book: Book,
    /// How many scenarios; none where the accounts stand as printed.
    pub scenarios: usize,
    /// The years.
    pub horizon: Horizon,
    /// What came out, in the order of the scenarios.
    pub outcomes: Vec<Outcome>,
    /// Scenarios of several elements, each element worked out alone.
    pub aparts: Vec<WorkedApart>,
}

impl Session {
    /// A session as asked for.
    pub fn new(args: &Args) -> Self {
        let colour = match args.color {
            ColourArg::Always => true,
            ColourArg::Never => false,
            ColourArg::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        };
        Self {
            lang: args.lang.map(Lang::from).unwrap_or_default(),
            colour,
            sources: Sources::new(),
            warnings: Problems::new(),
            scenarios_folder: String::new(),
        }
    }

    /// The value, its warnings kept for the end; or everything that is wrong, said now.
    pub fn take<T>(&mut self, checked: Result<Checked<T>, Problems>) -> Result<T, End> {
        match checked {
            Ok(checked) => {
                self.warnings.extend(checked.warnings);
                Ok(checked.value)
            }
            Err(problems) => Err(self.refuse(problems)),
        }
    }

    /// Keeps warnings for the end; or says now everything that is wrong.
    fn pass(&mut self, problems: Problems) -> Result<(), End> {
        if problems.any_error() {
            return Err(self.refuse(problems));
        }
        self.warnings.extend(problems);
        Ok(())
    }

    /// Says everything that is wrong, warnings too.
    pub fn refuse(&mut self, problems: Problems) -> End {
        let mut all = problems;
        all.extend(std::mem::take(&mut self.warnings));
        self.say(&all);
        let (errors, warnings) = all.count();
        let closing = labels::problems_nothing_written(errors + warnings, self.sources.len());
        print::error_line(closing.in_lang(self.lang));
        End::AtFault
    }

    /// Shows problems on the error stream.
    pub fn say(&self, problems: &Problems) {
        if !problems.is_empty() {
            let sources = |file: &str| self.sources.text(file);
            print::error_line(render::problems(problems, &sources, self.lang, self.colour) + "\n");
        }
    }

    /// Shows the warnings gathered.
    pub fn say_warnings(&mut self) {
        let warnings = std::mem::take(&mut self.warnings);
        self.say(&warnings);
    }

    /// Shows one problem that keeps the program from its work.
    pub fn could_not(&mut self, problems: impl Into<Problems>) -> End {
        self.say(&problems.into());
        End::CouldNot
    }

    /// Refuses a folder that would have to be made under a name that not every system takes.
    pub fn can_be_made(&mut self, folder: &Path) -> Result<(), End> {
        let Some(name) = unfit_folder(folder) else { return Ok(()) };
        let place = Place::file(folder.display().to_string());
        let problem = Problem::error("C08", place, say::unfit_folder(name));
        Err(self.refuse(problem.hint(say::unfit_folder_hint()).into()))
    }

    /// Reads a book and its scenario files.
    pub fn load(&mut self, args: &BookArgs) -> Result<(Book, ScenarioFiles), End> {
        let book = load_book(&args.book, &mut self.sources);
        let mut problems = Problems::new();
        let folder = scenarios_folder(args);
        self.scenarios_folder = folder.display().to_string();
        let files = read_scenarios(&folder, &mut self.sources, &mut problems);
        match book {
            Ok(checked) if !problems.any_error() => {
                self.warnings.extend(problems);
                self.warnings.extend(checked.warnings);
                Ok((checked.value, files))
            }
            Ok(checked) => {
                problems.extend(checked.warnings);
                Err(self.refuse(problems))
            }
            Err(found) => {
                problems.extend(found);
                Err(self.refuse(problems))
            }
        }
    }

    /// The horizon and what is set, from what was typed.
    pub fn wishes(&mut self, book: &Book, wish: &WishArgs, scenarios: &[Scenario]) -> Result<Horizon, End> {
        let mut problems = Problems::new();
        let typed = wish.years.as_ref().and_then(|text| {
            let place = Place::file(format!("--years {text}"));
            let years = YearRange::parse(text);
            if years.is_none() {
                problems
                    .push(Problem::error("C01", place.clone(), say::not_years(text)).hint(say::years_hint()));
            }
            years.map(|value| Placed { value, place })
        });
        let as_of = wish.as_of.as_ref().and_then(|text| {
            let year = Year::parse(text);
            if year.is_none() {
                let place = Place::file(format!("--as-of {text}"));
                problems.push(Problem::error("C01", place, say::not_a_year()).hint(say::year_hint()));
            }
            year
        });
        let years = match typed {
            Some(years) => Some(years),
            None => years_of(scenarios, &mut self.warnings),
        };
        let horizon = horizon_of(book, &HorizonWish { years, as_of }, &mut problems);
        self.pass(problems)?;
        Ok(horizon)
    }

    /// Resolves scenarios; all of them where none is named.
    pub fn resolve(
        &mut self,
        book: &Book,
        files: &ScenarioFiles,
        names: &[String],
        wish: &WishArgs,
    ) -> Result<Vec<Scenario>, End> {
        let mut problems = Problems::new();
        let sets = settings(&wish.set, &mut problems);
        let named =
            |name: &String| Placed { value: name.clone(), place: Place::file(format!("--scenario {name}")) };
        // A scenario named twice is shown once.
        let unlike_before = |(at, name): &(usize, &String)| !names[..*at].contains(name);
        let names: Vec<Placed<String>> = if names.is_empty() {
            all_scenarios(files)
        } else {
            names.iter().enumerate().filter(unlike_before).map(|(_, name)| named(name)).collect()
        };
        let scenarios = resolve(files, &names, &sets, book.last_settled().plus(1), &mut problems);
        self.pass(problems)?;
        Ok(scenarios)
    }

    /// Works scenarios out; without any, the accounts as printed.
    pub fn work_out(&mut self, book: Book, scenarios: &[Scenario], horizon: Horizon) -> Result<Worked, End> {
        let outcomes = if scenarios.is_empty() {
            self.needs_no_rules(&book)?;
            lab::run_printed(&book)
        } else {
            lab::run(&book, scenarios, &horizon)
        };
        let outcomes = self.take(outcomes)?;
        Ok(Worked { book, scenarios: scenarios.len(), horizon, outcomes, aparts: Vec::new() })
    }

    /// A book can do without scenarios where it prints the towns' own part.
    pub fn needs_no_rules(&mut self, book: &Book) -> Result<(), End> {
        if book.prints_town_shares() {
            return Ok(());
        }
        let folder = &self.scenarios_folder;
        let problem = Problem::error("C06", Place::file(folder.as_str()), say::no_scenarios(folder));
        Err(self.refuse(problem.hint(say::no_scenarios_hint()).into()))
    }
}

/// Keeps for the end what the outcomes tell of their rules. Where years were asked for, a rule may well lie outside them.
pub fn look_at_rules(session: &mut Session, scenarios: &[Scenario], worked: &Worked, wish: &WishArgs) {
    if wish.years.is_none() && wish.as_of.is_none() {
        session.warnings.extend(lab::never_applied(scenarios, &worked.outcomes));
    }
}

/// Keeps for the end which of the towns' own numbers no rule of any scenario asks for, shown or not.
pub fn look_at_parameters(session: &mut Session, book: &Book, files: &ScenarioFiles) {
    let mut problems = Problems::new();
    let scenarios = resolve(files, &all_scenarios(files), &[], book.last_settled().plus(1), &mut problems);
    // A scenario that cannot be read may be the one that asks.
    if !scenarios.is_empty() && !problems.any_error() {
        session.warnings.extend(lab::unasked_parameters(book, &scenarios));
    }
}

/// Works out the elements of those schemes that have several, each element alone.
pub fn take_apart(worked: &mut Worked, files: &ScenarioFiles, wish: &WishArgs) {
    let sets = settings(&wish.set, &mut Problems::new());
    let year = worked.book.last_settled().plus(1);
    let ids = worked.outcomes.iter().map(|outcome| outcome.compiled.scenario.as_str());
    let aparts = ids.filter_map(|id| apart(files, id, &sets, year));
    let aparts: Vec<Apart> = aparts.filter(Apart::is_scheme_of_several).collect();
    worked.aparts = lab::run_apart(&worked.book, aparts, &worked.outcomes, &worked.horizon);
}

/// Every scenario: the one that stands on no other first, then by name, then the columns of scenarios.csv.
fn all_scenarios(files: &ScenarioFiles) -> Vec<Placed<String>> {
    let is_root = |name: &String| {
        files.scenarios.get(name).is_some_and(|node| match &node.value {
            crate::problem::Value::Table(entries) => !entries.iter().any(|(key, _)| key.name == "extends"),
            _ => false,
        })
    };
    let mut names: Vec<String> = files.scenarios.keys().cloned().collect();
    names.sort_by_key(|name| (!is_root(name), name.clone()));
    for cell in &files.table {
        if !names.contains(&cell.scenario) {
            names.push(cell.scenario.clone());
        }
    }
    names.into_iter().map(|value| Placed { value, place: Place::default() }).collect()
}

/// The years of the first scenario. All are shown for the same years, so others that ask for other years are told so.
fn years_of(scenarios: &[Scenario], warnings: &mut Problems) -> Option<Placed<YearRange>> {
    let years = |scenario: &Scenario| scenario.years.as_ref().map(|years| years.value);
    let first = scenarios.first()?;
    for other in scenarios.iter().filter(|other| years(other) != years(first)) {
        let place = other.years.as_ref().map_or_else(Place::default, |years| years.place.clone());
        let problem = Problem::warning("S40", place, say::years_of_the_first(&other.id, &first.id));
        warnings.push(problem.hint(say::years_of_the_first_hint()));
    }
    first.years.clone()
}

/// `key=value`, as cells of a table with one column.
fn settings(texts: &[String], problems: &mut Problems) -> Vec<TableCell> {
    let mut cells = Vec::new();
    for text in texts {
        let place = Place::file(format!("--set {text}"));
        match text.split_once('=') {
            Some((key, value)) => cells.push(TableCell {
                scenario: String::new(),
                key: Placed { value: key.trim().to_owned(), place: place.clone() },
                value: Placed { value: value.trim().to_owned(), place },
            }),
            None => {
                problems
                    .push(Problem::error("C02", place, say::not_a_setting(text)).hint(say::setting_hint()));
            }
        }
    }
    cells
}

/// `scenarios/<book>` beside the folder that holds the book.
pub fn scenarios_folder(args: &BookArgs) -> PathBuf {
    args.scenarios.clone().unwrap_or_else(|| beside(&args.book, "scenarios"))
}

/// `<name>/<book>` beside the folder that holds the book: `data/pilot-town` → `output/pilot-town`.
pub fn beside(book: &Path, name: &str) -> PathBuf {
    if book.file_name().is_none()
        && let Some(meant) = whole_path(book)
    {
        return beside(&meant, name);
    }
    let id = book.file_name().map_or_else(|| book.to_path_buf(), PathBuf::from);
    let above = book.parent().and_then(Path::parent);
    above.unwrap_or(Path::new("")).join(name).join(id)
}
