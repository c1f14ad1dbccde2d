//! What is said of a command line that cannot be read.

use super::sentences;

sentences! {
    /// C08.
    unknown_command(name) { "没有 `{name}` 这个命令", "there is no command `{name}`" }
    /// C08.
    unexpected(arg) { "这里不能写 `{arg}`", "`{arg}` cannot stand here" }
    /// C08.
    missing(args) { "还要写上 {args}", "{args} must be given" }
    /// C08.
    no_value(arg) { "`{arg}` 后面要写值", "`{arg}` needs a value" }
    /// C08.
    bad_value(arg, value) { "`{arg}` 不能是 `{value}`", "`{arg}` cannot be `{value}`" }
    /// C08.
    not_together(arg, other) { "`{arg}` 和 `{other}` 不能同时写", "`{arg}` and `{other}` exclude each other" }
    /// C08.
    twice(arg) { "`{arg}` 只能写一次", "`{arg}` can be given once" }
    /// C08.
    needs_equals(arg) { "`{arg}` 和它的值之间要写 `=`", "`{arg}` and its value are joined by `=`" }
    /// C08, of what has no sentence of its own.
    unreadable() { "命令行读不懂", "the command line cannot be read" }
    /// How it is written.
    usage(usage) { "写法：`{usage}`", "written so: `{usage}`" }
    /// Where there is more.
    more(command) { "`{command} --help` 有全部说明", "`{command} --help` tells all" }
    /// Behind the help of an argument.
    values(list) { " [可选：{list}]", " [possible values: {list}]" }
    /// Behind the help of an argument.
    default(value) { " [默认：{value}]", " [default: {value}]" }
}
