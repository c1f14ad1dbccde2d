//! What is said of settings and of how the program was started.

use super::sentences;

sentences! {
    /// C30.
    bad_setting(key) { "`{key}` 不能是这个值", "`{key}` cannot have this value" }
    /// What would be right.
    setting_hint(key) {
        "`lang` 写 `\"zh\"` 或 `\"en\"`，`color` 写 `\"auto\"`、`\"always\"` 或 `\"never\"`，`no_charts` 和 `plain` 写 true 或 false，其余写路径（这里是 `{key}`）",
        "`lang` is `\"zh\"` or `\"en\"`, `color` `\"auto\"`, `\"always\"` or `\"never\"`, `no_charts` and `plain` true or false, the others are paths (this is `{key}`)",
    }
    /// Heading.
    key() { "设置", "setting" }
    /// Heading.
    value() { "当前值", "value" }
    /// Heading.
    from() { "出处", "from" }
    /// Title.
    title() { "默认值", "defaults" }
    /// Built into the program.
    built_in() { "内置", "built in" }
    /// Files dropped on the program.
    dropped_tables() {
        "这些是表格：在命令行里输入下面这一行，由它们起草账册",
        "these are tables: type the line below to draft a book out of them",
    }
    /// Started without anything.
    double_click() {
        "这是命令行程序：在存放账册的文件夹里打开命令行（在地址栏输入 cmd），输入下面的命令；也可以把账册文件夹拖到程序图标上",
        "this program is used from a command line: open one in the folder of your books and type a command; or drop a book's folder on the program",
    }
    /// What is printed cannot be put where it should go.
    unprintable(reason) { "无法输出：{reason}", "what is printed cannot be written: {reason}" }
    /// Before a window closes.
    press_enter() { "按回车键关闭", "press Enter to close" }
    /// Heading of the self-test.
    test() { "案例", "case" }
    /// Heading of the self-test.
    test_of() { "内容", "what it is" }
    /// Heading of the self-test.
    test_result() { "结果", "result" }
    /// A line of the self-test.
    same(figures) { "{figures} 个数相符", "{figures} agree" }
    /// A line of the self-test.
    unlike(figures, differing) { "{figures} 个数中 {differing} 个不符", "of {figures} figures {differing} differ" }
    /// Its verdict.
    verdict_good(figures) { "自检通过：{figures} 个数都与出处相符", "self-test passed: all {figures} figures are those of their sources" }
    /// Its verdict.
    verdict_bad(differing) { "自检未通过：{differing} 个数不符，请不要使用这个程序", "self-test failed: {differing} figures differ; do not use this program" }
}
