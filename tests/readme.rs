//! What the README shows is what the program says: every `$ caili …` of its console blocks is run, and the lines shown below it
//! must come, in that order. `…` stands for lines left out.

use std::path::Path;
use std::process::Command;

/// A command of the README and the lines shown below it.
struct Shown {
    line: usize,
    command: String,
    output: Vec<String>,
}

fn shown() -> Vec<Shown> {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(readme).expect("the README");
    let mut all: Vec<Shown> = Vec::new();
    let mut inside = false;
    for (at, line) in readme.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if let (true, Some(command)) = (inside, line.strip_prefix("$ ")) {
            all.push(Shown { line: at + 1, command: command.to_owned(), output: Vec::new() });
        } else if let (true, Some(last)) = (inside, all.last_mut()) {
            last.output.push(line.trim_end().to_owned());
        }
    }
    all
}

#[test]
fn every_command_gives_what_is_shown() {
    let shown = shown();
    assert!(shown.len() >= 4, "the README shows only {} commands", shown.len());
    let out = tempfile::tempdir().expect("a folder");
    for one in shown {
        let mut words = one.command.split_whitespace();
        assert_eq!(words.next(), Some("caili"), "README.md:{}: not a command of ours", one.line);
        let mut command = Command::new(env!("CARGO_BIN_EXE_caili"));
        command.args(words).current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("CAILI_LANG");
        if one.command.starts_with("caili run") || one.command.starts_with("caili compare") {
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
