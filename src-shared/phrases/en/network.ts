export const network = {
  title: 'Way to the internet',
  hint: 'How the browser reaches NHSO. Check it with “Check now” under Diagnostics.',
  proxy: 'Proxy',
  kinds: {
    system: 'As this computer is set',
    none: 'Without a proxy',
    address: 'Another one',
  },
  address: 'Address and port',
  addressHint: 'e.g. proxy.hospital.local:8080',
  userName: 'User name',
  userNameHint: 'Empty where the proxy asks for none',
  password: 'Password',
  passwordKept: 'Empty keeps the password that is saved',
  authorityHint:
    'The certificate authority of a firewall is not set here but trusted by the browser: on Windows under “Trusted Root Certification Authorities”, on Linux by certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n hospital -i <file>.',
}
