/** Addresses of the practice portal, as NHSO's own. @source nhso/formats.md §5.1, §6, §10, §12 */
export const portalPaths = {
  home: '/',
  practiceCode: '/practice/code',
  practiceScan: '/practice/scan',
  practiceHabits: '/practice/habits',
  login: '/webComponent/login/LoginAction.do',
  logout: '/webComponent/login/LogoutAction.do',
  singleSignOn: '/webComponent/LoginSSOAction.do',
  authorise: '/realms/nhso/protocol/openid-connect/auth',
  authenticate: '/realms/nhso/login-actions/authenticate',
  thaiDLogin: '/realms/nhso/broker/thaid/login',
  thaiDReturn: '/realms/nhso/broker/thaid/endpoint',
  // a server of its own in the real world, known by its name
  thaiD: '/imauth.bora.dopa.go.th/api/v2/oauth2/auth/',
  thaiDState: '/imauth.bora.dopa.go.th/api/v2/oauth2/state',
  main: '/webComponent/main/MainWebAction.do',
  checkData: '/webComponent/checkdata/CheckDataAction.do',
  repList: '/webComponent/validation/ValidationMainAction.do',
  repSource: '/webComponent/validation/GetFileAction.do',
  repExcel: '/webComponent/invoice/InvoiceReportExcelAction.do',
  repExcelApi: '/eclaimapi/invoice/InvoiceReportExcelAction.do',
  ucsStatements: '/webComponent/ucs/statementUCSAction.do',
  ucsStatementList: '/webComponent/ucs/statementUCSViewAction.do',
  ucsStatementFile: '/webComponent/ucs/statementUCSDownloadAction.do',
  ofcStatementList: '/webComponent/nch/StatementReportWebActionList.do',
  ofcStatementFile: '/webComponent/nch/RepStatementOFCReportExcelWebAction.do',
  client: '/Client',
  clientHome: '/Client/home',
  clientAuthInfo: '/Client/backend/api/auth/info',
  clientAuthToken: '/Client/backend/api/auth/token',
  clientUploads: '/Client/backend/api/center/m-uploads/search',
  transferPage: '/smtf/',
  transfers: '/smtf/api/budgetreport/budgetSummaryByVendorReport/search',
} as const

/** Addresses of the statements of BKK, BMT, SRT and PVT. @source nhso/columns-peers/portal-endpoints.json */
export const agencyPaths = {
  BKK: { list: '/webComponent/ktmn/KtmnViewAction.do', file: fileOf('ktmn') },
  BMT: { list: '/webComponent/bmt/BmtViewAction.do', file: fileOf('bmt') },
  SRT: { list: '/webComponent/srt/SrtViewAction.do', file: fileOf('srt') },
  PVT: { list: '/webComponent/pvt/PvtViewAction.do', file: fileOf('pvt') },
} as const

function fileOf(folder: string): string {
  return `/webComponent/${folder}/StatementReportExcelWebAction.do`
}
