/** What the receiving server found out about the sender (RFC 8601). */
import { domainOf } from './addresses.js'

/**
 * `unreported` where the server says nothing of the sender. The topmost headers are the receiving
 * server's own if it writes any: what stands below came with the mail, and may say anything.
 * Should a server write none, a sender who brings a good one gains nothing by it. Results of ARC
 * are other servers', and stand in a header of another name.
 */
export function authenticationOf(
  headers: readonly string[],
  from: string,
): 'passed' | 'failed' | 'unreported' {
  const results = ownResultsIn(headers)
  const verdicts = (method: string) => results.filter((each) => each.method === method)
  const [dmarc] = verdicts('dmarc')
  const domain = domainOf(from)
  if (dmarc && !withoutPolicy.has(dmarc.result)) {
    const about = dmarc.properties.get('header.from')
    const same = about === undefined || related(about, domain)
    return dmarc.result === 'pass' && same ? 'passed' : 'failed'
  }
  const dkim = verdicts('dkim')
  const spf = verdicts('spf')
  if (!dmarc && dkim.length === 0 && spf.length === 0) return 'unreported'
  const signed = dkim.some(
    ({ result, properties }) =>
      result === 'pass' &&
      related(properties.get('header.d') ?? properties.get('header.i') ?? '', domain),
  )
  const sent = spf.some(
    ({ result, properties }) =>
      result === 'pass' && related(properties.get('smtp.mailfrom') ?? '', domain),
  )
  const refused =
    (!signed && dkim.some(({ result }) => !undecided.has(result))) ||
    spf.some(({ result }) => result !== 'pass' && !undecided.has(result))
  return (signed || sent) && !refused ? 'passed' : 'failed'
}

/** The domain publishes nothing; the second is Exchange's word for what would pass if it did. */
const withoutPolicy: ReadonlySet<string> = new Set(['none', 'bestguesspass'])

const undecided: ReadonlySet<string> = new Set(['pass', 'none', 'neutral'])

interface Result {
  readonly method: string
  readonly result: string
  readonly properties: ReadonlyMap<string, string>
}

interface Report {
  /** The server's name for itself, authserv-id; empty where it gives none, as Exchange. */
  readonly by: string
  readonly results: readonly Result[]
}

/**
 * Of the server that wrote the topmost header, which removes what comes in under its name (RFC 8601,
 * section 5). Some write a header for each method: then the first with a method counts. Whoever says
 * something of DMARC has read the others, so that below them it is not the server's.
 */
function ownResultsIn(headers: readonly string[]): readonly Result[] {
  const [top, ...others] = headers.map(reportIn)
  if (!top) return []
  const own = [top, ...others.filter(({ by }) => isSameServer(by, top.by))]
  const seen = new Set<string>()
  return own.flatMap(({ results }) => {
    const added = results.filter(({ method }) => {
      const late = method === 'dmarc' && (seen.has('dkim') || seen.has('spf'))
      return !seen.has(method) && !late
    })
    for (const { method } of results) seen.add(method)
    return added
  })
}

/** Or one of several that stand beside each other, such as spf.icloud.com and dmarc.icloud.com. */
function isSameServer(one: string, other: string): boolean {
  if (one === '' || other === '') return false
  const beside = (name: string) => name.slice(name.indexOf('.') + 1)
  return one === other || (beside(one).includes('.') && beside(one) === beside(other))
}

/** What stands in brackets or quotes is the sender's own and could look like a result. */
function reportIn(header: string): Report {
  const [first = '', ...others] = withoutComments(header).toLowerCase().split(';')
  const named = !first.includes('=')
  const [by = ''] = first.trim().split(/\s+/)
  const statements = named ? others : [first, ...others]
  return { by: named ? by : '', results: statements.flatMap(resultIn) }
}

function resultIn(statement: string): readonly Result[] {
  const [first = '', ...properties] = statement.trim().split(/\s+/)
  const [method = '', result = ''] = first.split('=')
  if (result === '') return []
  return [
    {
      method: method.replace(/\/\d+$/, ''),
      result,
      properties: new Map(
        properties.map((each) => [each.split('=')[0] ?? '', each.split('=')[1] ?? '']),
      ),
    },
  ]
}

function withoutComments(header: string): string {
  let kept = ''
  let depth = 0
  let quoted = false
  for (let at = 0; at < header.length; at++) {
    const letter = header[at] ?? ''
    if (letter === '\\') at++
    else if (letter === '"' && depth === 0) quoted = !quoted
    else if (quoted) continue
    else if (letter === '(') depth++
    else if (letter === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += letter
  }
  return kept
}

/** The same domain, or one below the other. */
function related(given: string, domain: string): boolean {
  const other = domainOf(`x@${given.slice(given.lastIndexOf('@') + 1)}`)
  if (other === '' || domain === '' || !other.includes('.') || !domain.includes('.')) return false
  return other === domain || other.endsWith(`.${domain}`) || domain.endsWith(`.${other}`)
}
