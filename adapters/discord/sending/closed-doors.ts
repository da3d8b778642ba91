/** Who is known to let the bot write them no direct messages, so that they are not sent there. */

const mostRemembered = 10_000

export class ClosedDoors {
  readonly #users = new Set<string>()

  add(user: string): void {
    if (this.#users.size >= mostRemembered) this.#users.clear()
    this.#users.add(user)
  }

  delete(user: string): void {
    this.#users.delete(user)
  }

  has(user: string): boolean {
    return this.#users.has(user)
  }
}
