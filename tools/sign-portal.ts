/**
 * `npm run sign-portal -- <profile.json> <private key file> <out>`: a profile that hospitals can install.
 * `npm run sign-portal -- --layouts <private key file> <out>`: the layouts of this checkout as a pack they can install.
 * `npm run sign-portal -- --new-key <folder>`: a new pair of keys; the private one stays with the vendor.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parsePortalProfile } from '#main/features/downloads/portal-profile.ts'
import { readPinnedKeys } from '#main/features/portals/trusted-keys.ts'
import { errorCodeOf } from '#main/platform/files.ts'
import { openSigned } from '#main/platform/signed-profile.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { parseLayoutPack, shippedLayoutPack } from '#shared/model/layouts/layout-pack.ts'
import { createTranslator } from '#shared/phrases/translator.ts'
import { MachineTrouble } from '#tools/machine/trouble.ts'
import { makeKeyPair, signProfile } from '#tools/portals/sign-profile.ts'
import { runVerb } from '#tools/steps/verb.ts'

/** A profile the app would refuse, a file that is not there, or a key that is none is for the vendor to settle. */
function toTrouble(error: unknown): unknown {
  if (error instanceof AppError) return new MachineTrouble(createTranslator('en').explain(error))
  if (error instanceof SyntaxError || errorCodeOf(error) !== '')
    return new MachineTrouble(error instanceof Error ? error.message : '')
  return error
}

function makeKeys(folder: string): void {
  const { publicKey, privateKey } = makeKeyPair()
  const secret = path.resolve(folder, 'satang-portals.private.pem')
  if (!path.relative(process.cwd(), secret).startsWith('..'))
    throw new MachineTrouble('A private key must not lie in the checkout; choose a folder outside of it.')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // an earlier key is never overwritten: what it signed could not be renewed
  writeFileSync(secret, privateKey, { flag: 'wx', mode: 0o600 })
  console.log(
    `The private key is ${secret}. Keep it offline; whoever has it can change every hospital’s portals and layouts.`,
  )
  console.log(`Add the public key to the list in resources/portals/keys.json:\n${JSON.stringify(publicKey)}`)
}

type Update = { readonly id: string; readonly version: number }

function signDocument(
  document: unknown,
  { id, version }: Update,
  [keyFile, outFile]: readonly [keyFile: string, outFile: string],
  indent: number,
): void {
  const signed = signProfile(document, readFileSync(keyFile, 'utf8'), indent)
  // what the app of this checkout would refuse is of no use to anybody
  openSigned(signed, readPinnedKeys())
  writeFileSync(outFile, signed)
  console.log(`${outFile}: ${id}, version ${version}`)
}

function signFile(profileFile: string, keyFile: string, outFile: string): void {
  const document: unknown = JSON.parse(readFileSync(profileFile, 'utf8'))
  signDocument(document, parsePortalProfile(document), [keyFile, outFile], 2)
}

function signLayouts(keyFile: string, outFile: string): void {
  const document: unknown = JSON.parse(JSON.stringify(shippedLayoutPack))
  // a pack is long, and hospitals take files up to 1 MB
  signDocument(document, parseLayoutPack(document), [keyFile, outFile], 0)
}

const usage =
  'sign-portal <profile.json> <private key file> <out> | --layouts <private key file> <out> | --new-key <folder>'

await runVerb(async ([first = '', second = '', third = '']) => {
  try {
    if (first === '--new-key' && second) makeKeys(second)
    else if (first === '--layouts' && second && third) signLayouts(second, third)
    else if (first && second && third) signFile(first, second, third)
    else throw new MachineTrouble(usage)
  } catch (error) {
    throw toTrouble(error)
  }
  return 0
})
