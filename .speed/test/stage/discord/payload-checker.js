export function checkMessage(_where, _sent) {
    return [];
}
export function checkFollowup(_where, _sent) {
    return [];
}
export function checkEdit(_where, _sent, _before) {
    return [];
}
export function checkCallback(_where, _sent, _i) {
    return [];
}
export function checkCommands(_where, _list) {
    return [];
}
