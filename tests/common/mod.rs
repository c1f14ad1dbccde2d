//! One builder for tests of the whole program: what was typed, and then all that came of it.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod random;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A run of the program to be.
pub struct Typed {
    args: Vec<String>,
    envs: Vec<(String, String)>,
    folder: PathBuf,
    out: Option<TempDir>,
}

/// What came of a run.
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// The files written to the output folder, by their path in it.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// `caili` with these arguments, parted at blanks, run in the repository.
pub fn caili(args: &str) -> Typed {
    let args = args.split_whitespace().map(str::to_owned).collect();
    Typed { args, envs: Vec::new(), folder: PathBuf::from(env!("CARGO_MANIFEST_DIR")), out: None }
}

impl Typed {
    /// One more argument, which may hold blanks.
    pub fn arg(mut self, arg: impl Into<String>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// A variable of the environment.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.envs.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The folder that it runs in.
    pub fn inside(mut self, folder: &Path) -> Self {
        self.folder = folder.to_path_buf();
        self
    }

    /// With `--out` and a folder of its own, whose files are gathered.
    pub fn with_output(mut self) -> Self {
        let out = tempfile::tempdir().unwrap();
        self.args.extend(["--out".to_owned(), out.path().display().to_string()]);
        self.out = Some(out);
        self
    }

    /// The process to be, without what tests or their surroundings have set.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_caili"));
        command.args(&self.args).current_dir(&self.folder).stdin(Stdio::null());
        for name in [
            "CAILI_LANG",
            "CAILI_BOOK",
            "CAILI_SCENARIOS",
            "CAILI_OUT",
            "LANG",
            "LC_ALL",
            "LC_MESSAGES",
            "LANGUAGE",
            "NO_COLOR",
            "CLICOLOR_FORCE",
            "RAYON_NUM_THREADS",
            "POLARS_MAX_THREADS",
        ] {
            command.env_remove(name);
        }
        command.env("XDG_CONFIG_HOME", "/nowhere").env("LC_ALL", "C");
        command.envs(self.envs.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs it.
    pub fn run(self) -> Ran {
        let output = self.command().output().unwrap();
        let utf8 = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what is shown is UTF-8");
        Ran {
            code: output.status.code().expect("it was not killed"),
            stdout: utf8(output.stdout),
            stderr: utf8(output.stderr),
            files: self.out.map(|out| files_in(out.path())).unwrap_or_default(),
        }
    }

    /// Runs it where nothing is wrong: exit code 0 and nothing on the error stream.
    pub fn succeeds(self) -> Ran {
        let ran = self.run();
        assert!(ran.code == 0 && ran.stderr.is_empty(), "exit code {}\n{}", ran.code, ran.stderr);
        ran
    }

    /// Runs it where what was given is at fault: exit code 1, nothing on standard output, nothing written.
    pub fn refused(self) -> Ran {
        let ran = self.run();
        assert!(ran.code == 1, "exit code {}\n{}{}", ran.code, ran.stdout, ran.stderr);
        assert_eq!(ran.stdout, "", "what is wrong goes to the error stream");
        assert!(ran.files.is_empty(), "written: {:?}", ran.files.keys());
        ran
    }
}

impl Ran {
    /// A table that was written.
    pub fn table(&self, name: &str) -> Table {
        let bytes = self.files.get(name).unwrap_or_else(|| panic!("no {name} among {:?}", self.files.keys()));
        Table::read(bytes)
    }

    /// The codes of the problems told, in order.
    pub fn codes(&self) -> Vec<String> {
        self.stderr.split_inclusive(']').filter_map(code_at_end).collect()
    }
}

/// `error[S20]` → S20.
fn code_at_end(text: &str) -> Option<String> {
    let code = text.strip_suffix(']')?.rsplit('[').next()?;
    let digits = code.get(1..).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    (code.len() == 3 && code.starts_with(|letter: char| letter.is_ascii_uppercase()) && digits)
        .then(|| code.to_owned())
}

/// Every file below a folder, by its path in it with `/`.
pub fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    gather(folder, "", &mut files);
    files
}

fn gather(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            gather(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}

/// A folder that holds copies of these folders of the repository, under their own paths.
pub fn copy_of(folders: &[&str]) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for folder in folders {
        for (name, bytes) in files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
            write(copy.path(), &format!("{folder}/{name}"), &bytes);
        }
    }
    copy
}

/// Writes a file below a folder, and the folders that it needs.
pub fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// A table as written, with its rows as text.
pub struct Table {
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads CSV, with or without a byte order mark.
    pub fn read(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let mut reader = csv::Reader::from_reader(bytes);
        let words = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
        let headers = words(reader.headers().unwrap());
        let rows = reader.records().map(|record| words(&record.unwrap())).collect();
        Self { headers, rows }
    }

    fn column(&self, header: &str) -> usize {
        let at = self.headers.iter().position(|other| other == header);
        at.unwrap_or_else(|| panic!("no column `{header}` among {:?}", self.headers))
    }

    /// The rows whose cells are these, such as `[("line", "usable"), ("code", "")]`.
    pub fn rows<'t>(&'t self, wanted: &[(&str, &str)]) -> Vec<Row<'t>> {
        let columns: Vec<(usize, &str)> =
            wanted.iter().map(|(header, cell)| (self.column(header), *cell)).collect();
        let fits = |row: &&Vec<String>| columns.iter().all(|(at, cell)| row[*at] == *cell);
        self.rows.iter().filter(fits).map(|row| Row { table: self, row }).collect()
    }

    /// The one row whose cells are these.
    pub fn row<'t>(&'t self, wanted: &[(&str, &str)]) -> Row<'t> {
        let mut rows = self.rows(wanted);
        assert!(rows.len() == 1, "{} rows are {wanted:?}", rows.len());
        rows.remove(0)
    }

    /// The different cells of a column, in order.
    pub fn distinct(&self, header: &str) -> Vec<&str> {
        let at = self.column(header);
        let mut found: Vec<&str> = Vec::new();
        for row in &self.rows {
            if !found.contains(&row[at].as_str()) {
                found.push(&row[at]);
            }
        }
        found
    }
}

/// One row of a table.
#[derive(Clone, Copy)]
pub struct Row<'t> {
    table: &'t Table,
    row: &'t [String],
}

impl<'t> Row<'t> {
    /// A cell.
    pub fn cell(&self, header: &str) -> &'t str {
        &self.row[self.table.column(header)]
    }

    /// The cell as an amount of yuan, in fen; `None` where it is blank, which is to say unknown.
    pub fn fen(&self, header: &str) -> Option<i128> {
        Some(self.cell(header)).filter(|cell| !cell.is_empty()).map(|cell| scaled(cell, 2))
    }
}

/// A decimal as a whole number of its last digit kept: `scaled("-1.5", 2)` is −150. Nothing may be cut off.
pub fn scaled(text: &str, places: usize) -> i128 {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    assert!(part.len() <= places, "`{text}` has more than {places} places");
    let all = format!("{whole}{part:0<places$}");
    sign * all.parse::<i128>().unwrap_or_else(|_| panic!("`{text}` is not a number"))
}
