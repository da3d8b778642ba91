/** Why a server cannot be reached, in words and with what to do. */

const meanings: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of that name: check its spelling',
  EAI_AGAIN: 'no name can be looked up now: check the network and DNS',
  ECONNREFUSED: 'nothing listens there: check the host and the port',
  ECONNRESET: 'it ends the connection: check the port, and whether it wants TLS',
  EHOSTUNREACH: 'no way leads there: check the network and firewalls',
  ENETUNREACH: 'no way leads there: check the network and firewalls',
  ETIMEDOUT: 'no answer in time: check the host, the port and firewalls',
  ESOCKET: 'no connection: check the host, the port, and whether it wants TLS',
  ETLS: 'no encryption could be agreed on: check the port, and smtps or smtp',
  EAUTH: 'it refuses the login: check the user and the password',
  530: 'it wants a login: put the user and the password into the address',
  534: 'it refuses the login: it may want a password for programs',
  535: 'it refuses the login: check the user and the password',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody: check the host',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted here: see NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted here: see NODE_EXTRA_CA_CERTS',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host: check the name',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS at this port: check the port',
  EPROTO: 'it does not speak TLS at this port: check the port',
}

/** @param code the system's, Node's or the server's own word */
export function inWords(code: string): string {
  const meaning = meanings[code]
  return meaning === undefined ? code : `${meaning} (${code})`
}

/** fetch says "fetch failed" and keeps the reason in its cause. */
export function whyUnreachable(error: unknown): string {
  if (!(error instanceof Error)) return 'no connection'
  if (error.name === 'TimeoutError') return inWords('ETIMEDOUT')
  return inWords(codeIn(error.cause) ?? codeIn(error) ?? 'no connection')
}

/** Where several addresses were tried, each has its own; they are alike. */
function codeIn(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (error instanceof AggregateError) return codeIn(error.errors[0])
  return 'code' in error ? String(error.code) : null
}
