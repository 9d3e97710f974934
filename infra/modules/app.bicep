param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string
param storageName string
param deploymentContainerUri string
param queueServiceUri string
param queueName string
param cosmosEndpoint string
param cosmosDatabase string
param cosmosContainer string
param cosmosDirectory string
param insightsConnectionString string
param ingestInstances int
param sweepSchedule string

@description('Ranges in CIDR form. Triggers are anonymous: whoever is let in reads and writes every bank.')
param allowedAddresses array

@secure()
param settings object

@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

// The function that functions/Queues/IngestFunction.cs names
var ingest = ingestInstances == 0 ? [] : [{ name: 'function:Ingest', instanceCount: ingestInstances }]
var own = [
  { name: 'AzureWebJobsStorage__accountName', value: storageName }
  { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
  { name: 'AzureWebJobsStorage__clientId', value: identityClientId }
  { name: 'AzureWebJobsDisableHomepage', value: 'true' }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insightsConnectionString }
  { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'ClientId=${identityClientId};Authorization=AAD' }
  // Which identity DefaultAzureCredential is to use
  { name: 'AZURE_CLIENT_ID', value: identityClientId }
  // The trigger looks for queueServiceUri first, our own client reads ServiceUri: one address under both names
  { name: 'Queue__ServiceUri', value: queueServiceUri }
  { name: 'Queue__queueServiceUri', value: queueServiceUri }
  { name: 'Queue__credential', value: 'managedidentity' }
  { name: 'Queue__clientId', value: identityClientId }
  { name: 'Queue__Name', value: queueName }
  { name: 'Sweep__Schedule', value: sweepSchedule }
  { name: 'Cosmos__Endpoint', value: cosmosEndpoint }
  { name: 'Cosmos__Database', value: cosmosDatabase }
  { name: 'Cosmos__Container', value: cosmosContainer }
  { name: 'Cosmos__Directory', value: cosmosDirectory }
]
var given = [for setting in items(settings): { name: setting.key, value: setting.value }]
var callers = [for (address, index) in allowedAddresses: { name: 'caller-${index}', action: 'Allow', priority: 100 + index, ipAddress: address }]

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainerUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: ingest
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      ipSecurityRestrictionsDefaultAction: 'Deny'
      ipSecurityRestrictions: callers
      scmIpSecurityRestrictionsDefaultAction: 'Allow'
      scmIpSecurityRestrictionsUseMain: false
      appSettings: concat(own, given)
    }
  }
}

output name string = app.name
output uri string = 'https://${app.properties.defaultHostName}'
