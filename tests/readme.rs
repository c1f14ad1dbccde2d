//! What the README shows is what the program says: every `$ caili …` of its console blocks is run, and the lines shown below it
//! must come, in that order. `…` stands for lines left out. A block that names a folder (```console in FOLDER) is run where only the
//! workbooks of that folder lie, one command after the other.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A command of the README and the lines shown below it.
struct Shown {
    line: usize,
    command: String,
    output: Vec<String>,
    /// Where it is run: here, or in a folder of its own.
    folder: PathBuf,
}

/// A folder with copies of another's workbooks.
fn copied(from: &Path, to: &Path) -> PathBuf {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the folder that the README names") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|end| end == "xlsx") {
            std::fs::copy(&path, to.join(path.file_name().expect("a name"))).expect("a copy");
        }
    }
    to.to_owned()
}

fn shown(scratch: &Path) -> Vec<Shown> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = std::fs::read_to_string(here.join("README.md")).expect("the README");
    let mut all: Vec<Shown> = Vec::new();
    let (mut inside, mut folder) = (false, here.to_owned());
    for (at, line) in readme.lines().enumerate() {
        if let Some(after) = line.strip_prefix("```") {
            inside = after == "console" || after.starts_with("console in ");
            folder = match after.strip_prefix("console in ") {
                Some(from) => copied(&here.join(from), &scratch.join(at.to_string())),
                None => here.to_owned(),
            };
        } else if let (true, Some(command)) = (inside, line.strip_prefix("$ ")) {
            all.push(Shown {
                line: at + 1,
                command: command.to_owned(),
                output: Vec::new(),
                folder: folder.clone(),
            });
        } else if let (true, Some(last)) = (inside, all.last_mut()) {
            last.output.push(line.trim_end().to_owned());
        }
    }
    all
}

#[test]
fn every_command_gives_what_is_shown() {
    let (out, scratch) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let shown = shown(scratch.path());
    assert!(shown.len() >= 4, "the README shows only {} commands", shown.len());
    for one in shown {
        let mut words = one.command.split_whitespace();
        assert_eq!(words.next(), Some("caili"), "README.md:{}: not a command of ours", one.line);
        let mut command = Command::new(env!("CARGO_BIN_EXE_caili"));
        command.args(words).current_dir(&one.folder).env_remove("CAILI_LANG").env("LC_ALL", "C");
        let is_here = one.folder == Path::new(env!("CARGO_MANIFEST_DIR"));
        if is_here && (one.command.starts_with("caili run") || one.command.starts_with("caili compare")) {
            command.arg("--out").arg(out.path());
        }
        let output = command.output().expect("the program runs");
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8(said).expect("UTF-8").replace(&*out.path().to_string_lossy(), "OUT");
        let mut lines = said.lines().map(str::trim_end);
        for wanted in one.output.iter().filter(|line| *line != "…" && !line.is_empty()) {
            // Where outputs go differs here; that they are named does not.
            let wanted = wanted.split("output/").next().unwrap_or_default();
            let found =
                lines.any(|line| line == wanted || (wanted.ends_with("  ") && line.starts_with(wanted)));
            assert!(
                found,
                "README.md:{}: `{}` does not say, here:\n{wanted}\n\n{said}",
                one.line, one.command
            );
        }
    }
}
