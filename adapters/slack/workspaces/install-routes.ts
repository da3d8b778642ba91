/** The pages by which a workspace installs the app, and where Slack sends the browser back to. */
import type { ServerResponse } from 'node:http'
import type { Logger } from '@slack/bolt'
import { ErrorCode, type Installation, InstallProvider } from '@slack/oauth'
import type { Route } from '../arriving/http-receiver.js'
import type { Log } from '../calling/log.js'
import { webClientOptions } from '../calling/web-client-options.js'
import { htmlOf, type InstallPage, pageHeaders, statusOf } from './install-pages.js'
import { UnfitInstallation } from './installation-record.js'
import { type OAuthStateOptions, oauthStates, stateForMs } from './oauth-state.js'
import { botScopes } from './scopes.js'

export interface InstallRoutesOptions extends Omit<OAuthStateOptions, 'install'> {
  readonly clientId: string
  readonly clientSecret: string
  /** Where the listener is reached from outside. */
  readonly publicUrl: string
  readonly slackApiUrl: string
  readonly log: Log
  readonly logger: Logger
  readonly installed: (installation: Installation) => Promise<void>
}

const paths = { install: '/slack/install', back: '/slack/oauth_redirect' } as const

export function installRoutes(options: InstallRoutesOptions): readonly Route[] {
  const { log, publicUrl, slackApiUrl } = options
  const base = publicUrl.replace(/\/+$/, '')
  const installUrl = base + paths.install
  const install = { scopes: [...botScopes], redirectUri: base + paths.back }
  const provider = providerFor(options, install)
  return [
    {
      method: 'GET',
      path: paths.install,
      async handle(request, response) {
        setHeaders(response)
        await provider.handleInstallPath(request, response, undefined, install)
      },
    },
    {
      method: 'GET',
      path: paths.back,
      async handle(request, response) {
        await provider.handleCallback(request, response, {
          success(installation) {
            const { appId, team, enterprise, isEnterpriseInstall } = installation
            const workspace = isEnterpriseInstall ? enterprise : team
            const openUrl = `${slackOrigin(slackApiUrl)}/app_redirect?${new URLSearchParams({
              ...(appId !== undefined && { app: appId }),
              ...(team !== undefined && { team: team.id }),
            })}`
            show(response, { kind: 'installed', workspace: workspace?.name, openUrl })
          },
          failure(error) {
            log.warn('slack installation failed', { error: error.name, code: error.code })
            show(response, pageOf(error, installUrl))
          },
        })
      },
    },
  ]
}

function providerFor(
  options: InstallRoutesOptions,
  install: OAuthStateOptions['install'],
): InstallProvider {
  const { clientId, clientSecret, slackApiUrl, logger, installed } = options
  return new InstallProvider({
    clientId,
    clientSecret,
    logger,
    authorizationUrl: `${slackOrigin(slackApiUrl)}/oauth/v2/authorize`,
    clientOptions: webClientOptions({ slackApiUrl, logger }),
    stateStore: oauthStates({ ...options, install }),
    stateCookieExpirationSeconds: stateForMs / 1000,
    renderHtmlForInstallPath: (authorizeUrl) => htmlOf({ kind: 'begin', authorizeUrl }),
    installationStore: {
      storeInstallation: (installation) => installed(installation as Installation),
      async fetchInstallation() {
        throw new Error('Installations are read where events are authorized')
      },
    },
  })
}

/** GovSlack, or whatever else answers in Slack's place, has these pages where its API is. */
function slackOrigin(slackApiUrl: string): string {
  return new URL(slackApiUrl).origin
}

function pageOf(error: { readonly code: string }, installUrl: string): InstallPage {
  if (error instanceof UnfitInstallation) return { kind: 'unfit', why: `${error.message}.` }
  switch (error.code) {
    case ErrorCode.AuthorizationError:
      return { kind: 'cancelled', installUrl }
    case ErrorCode.InvalidStateError:
    case ErrorCode.MissingStateError:
    case ErrorCode.MissingCodeError:
      return { kind: 'stale', installUrl }
    default:
      return { kind: 'failed', installUrl }
  }
}

function show(response: ServerResponse, page: InstallPage): void {
  setHeaders(response)
  response.writeHead(statusOf(page)).end(htmlOf(page))
}

/** Not in place of the cookie that was set before. */
function setHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
}
