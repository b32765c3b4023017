/** Addresses of the practice portal, as NHSO's own. @source nhso/formats.md §6, §10, §12 */
export const portalPaths = {
  home: '/',
  practiceCode: '/practice/code',
  login: '/webComponent/login/LoginAction.do',
  logout: '/webComponent/login/LogoutAction.do',
  singleSignOn: '/webComponent/LoginSSOAction.do',
  authorise: '/realms/nhso/protocol/openid-connect/auth',
  authenticate: '/realms/nhso/login-actions/authenticate',
  main: '/webComponent/main/MainWebAction.do',
  checkData: '/webComponent/checkdata/CheckDataAction.do',
  repList: '/webComponent/validation/ValidationMainAction.do',
  repSource: '/webComponent/validation/GetFileAction.do',
  repExcel: '/webComponent/invoice/InvoiceReportExcelAction.do',
  repExcelApi: '/eclaimapi/invoice/InvoiceReportExcelAction.do',
} as const
