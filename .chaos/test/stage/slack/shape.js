/** Small parts from which the shape of a payload is put together. */
export function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** An object with these fields and no others. */
export function object(required, optional = {}) {
    return (value, at, report) => {
        if (!isObject(value))
            return report('must be an object', at);
        for (const [name, check] of Object.entries(required)) {
            if (value[name] === undefined || value[name] === null) {
                report(`missing required field: ${name}`, at);
            }
            else
                check(value[name], `${at}/${name}`, report);
        }
        for (const [name, field] of Object.entries(value)) {
            if (field === undefined || required[name] !== undefined)
                continue;
            const check = optional[name];
            if (check === undefined)
                report(`invalid additional property: ${name}`, at);
            else
                check(field, `${at}/${name}`, report);
        }
    };
}
export function string(max, min = 1) {
    return (value, at, report) => {
        if (typeof value !== 'string')
            return report('must be a string', at);
        if (value.length < min)
            report(`must be more than ${min - 1} characters`, at);
        if (value.length > max)
            report(`must be less than ${max + 1} characters`, at);
    };
}
export function oneOf(...allowed) {
    return (value, at, report) => {
        if (!allowed.includes(value))
            report(`must be one of: ${allowed.join(', ')}`, at);
    };
}
export function number(min, max) {
    return (value, at, report) => {
        if (typeof value !== 'number')
            return report('must be a number', at);
        if (value < min || value > max)
            report(`must be between ${min} and ${max}`, at);
    };
}
export const flag = (value, at, report) => {
    if (typeof value !== 'boolean')
        report('must be a boolean', at);
};
/** For what is taken as it comes. */
export const anything = () => undefined;
export function list(item, max, min = 1) {
    return (value, at, report) => {
        if (!Array.isArray(value))
            return report('must be an array', at);
        if (value.length < min)
            report(`no less than ${min} items allowed`, at);
        if (value.length > max)
            report(`no more than ${max} items allowed`, at);
        for (const [index, one] of value.entries())
            item(one, `${at}/${index}`, report);
    };
}
/** An object whose `type` says which shape it has. */
export function byType(shapes) {
    return (value, at, report) => {
        if (!isObject(value))
            return report('must be an object', at);
        const shape = typeof value.type === 'string' ? shapes[value.type] : undefined;
        if (shape === undefined)
            report(`unsupported type: ${String(value.type)}`, at);
        else
            shape(value, at, report);
    };
}
const type = { type: anything };
export function plainText(max, min = 1) {
    return byType({
        plain_text: object({ ...type, text: string(max, min) }, { emoji: flag }),
    });
}
export function anyText(max, min = 1) {
    return byType({
        plain_text: object({ ...type, text: string(max, min) }, { emoji: flag }),
        mrkdwn: object({ ...type, text: string(max, min) }, { verbatim: flag }),
    });
}
export function typed(required, optional = {}) {
    return object({ ...type, ...required }, optional);
}
