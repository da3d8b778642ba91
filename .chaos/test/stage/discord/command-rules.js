/** What Discord asks of an app's commands beyond their shapes. Pure. */
import { limits } from './limits.js';
const name = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const chatInput = 1;
export function checkCommandRules(command, at, report) {
    const { type = chatInput, name: called = '', description = '', options = [] } = command;
    if (type === chatInput) {
        checkName(called, `${at}/name`, report);
        if (description === '') {
            report('BASE_TYPE_REQUIRED', 'This field is required', `${at}/description`);
        }
    }
    checkOptions(options, `${at}/options`, report);
    checkContexts(command, at, report);
    const length = called.length + description.length + lengthOf(options);
    if (length > limits.command.text) {
        const problem = `${limits.command.text} characters at most in all.`;
        report('APPLICATION_COMMAND_TOO_LARGE', problem, at);
    }
}
/** https://docs.discord.com/developers/interactions/application-commands#interaction-contexts */
function checkContexts({ contexts, integration_types: types = [0] }, at, report) {
    if (!contexts?.includes(privateChannel) || types.includes(byPeople))
        return;
    const problem = 'Only what people install themselves can be used in their private channels';
    report('APPLICATION_COMMAND_INVALID_CONTEXTS', problem, `${at}/contexts`);
}
const privateChannel = 2;
const byPeople = 1;
function checkOptions(options, at, report) {
    const names = new Set();
    let seenOptional = false;
    for (const [index, option] of options.entries()) {
        const here = `${at}/${index}`;
        checkName(option.name, `${here}/name`, report);
        if (names.has(option.name)) {
            const code = 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS';
            report(code, 'Option name already exists', `${here}/name`);
        }
        names.add(option.name);
        if (option.required === true && seenOptional) {
            const problem = 'Required options must be placed before non-required options';
            report('APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', problem, here);
        }
        seenOptional ||= option.required !== true;
        if (option.options !== undefined)
            checkOptions(option.options, `${here}/options`, report);
    }
}
function checkName(called, at, report) {
    if (name.test(called) && called === called.toLowerCase())
        return;
    report('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid', at);
}
function lengthOf(options) {
    return options.reduce((sum, { name: called, description, choices = [], options: inside = [] }) => {
        const offered = choices.map((choice) => choice.name.length + String(choice.value).length);
        const own = called.length + description.length;
        return sum + own + offered.reduce((all, one) => all + one, 0) + lengthOf(inside);
    }, 0);
}
