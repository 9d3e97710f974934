targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('The environment: part of the resource group\'s name and, hashed, of every other name.')
param environmentName string

@minLength(1)
@description('Where everything is made. The plan must be offered there.')
param location string

@minValue(1)
@maxValue(4096)
@description('The dimensions of the embedding model. They cannot be changed on a container: another model takes another container.')
param embeddingDimensions int = 512

@allowed(['quantizedFlat', 'diskANN', 'flat'])
@description('The vector index: quantizedFlat up to some 50,000 memories a bank, diskANN beyond, flat up to 505 dimensions.')
param vectorIndex string = 'quantizedFlat'

@minValue(0)
@maxValue(1000000)
@description('The most request units per second for each container (autoscale, from 1,000 on); 0 makes a serverless account.')
param autoscaleThroughput int = 0

@allowed(['BoundedStaleness', 'Strong'])
@description('The app refuses to start on anything weaker.')
param consistency string = 'BoundedStaleness'

@minValue(0)
@description('Instances kept ready for ingestion. With none an idle app hears a bell only once an instance has started.')
param ingestInstances int = 1

@description('When the sweep looks for lost bells: NCRONTAB with six fields.')
param sweepSchedule string = '0 */2 * * * *'

@description('Who may call the app, as ranges in CIDR form; nobody by default. Callers need a key besides: Auth__Keys__0__Key in settings.')
param allowedAddresses array = []

@secure()
@description('Further application settings by name, such as keys and models. A deployment replaces what was set by hand.')
param settings object = {}

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: 'id-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: 'log-${token}'
    insightsName: 'appi-${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

module cosmos 'modules/cosmos.bicep' = {
  name: 'cosmos'
  scope: group
  params: {
    name: 'cosmos-${token}'
    location: location
    tags: tags
    consistency: consistency
    embeddingDimensions: embeddingDimensions
    vectorIndex: vectorIndex
    autoscaleThroughput: autoscaleThroughput
    principalId: identity.outputs.principalId
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: 'func-${token}'
    planName: 'plan-${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    storageName: storage.outputs.name
    deploymentContainerUri: storage.outputs.deploymentContainerUri
    queueServiceUri: storage.outputs.queueServiceUri
    queueName: storage.outputs.queueName
    cosmosEndpoint: cosmos.outputs.endpoint
    cosmosDatabase: cosmos.outputs.database
    cosmosContainer: cosmos.outputs.container
    cosmosDirectory: cosmos.outputs.directory
    insightsConnectionString: monitoring.outputs.connectionString
    ingestInstances: ingestInstances
    sweepSchedule: sweepSchedule
    allowedAddresses: allowedAddresses
    settings: settings
  }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output SERVICE_API_NAME string = app.outputs.name
output SERVICE_API_URI string = app.outputs.uri
output COSMOS_ENDPOINT string = cosmos.outputs.endpoint
output STORAGE_ACCOUNT_NAME string = storage.outputs.name
