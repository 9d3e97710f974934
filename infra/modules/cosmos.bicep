// The containers are those of shared/Azure/Cosmos/ContainerPolicies.cs: a test compares the two.
param name string
param location string
param tags object

@allowed(['BoundedStaleness', 'Strong'])
param consistency string
param embeddingDimensions int

@allowed(['quantizedFlat', 'diskANN', 'flat'])
param vectorIndex string

@description('0: a serverless account.')
param autoscaleThroughput int

@description('Who reads and writes items. It can neither make nor change containers.')
param principalId string

var databaseName = 'memory'
var containerName = 'memories'
var directoryName = 'directory'
var dataContributor = '00000000-0000-0000-0000-000000000002'
var serverless = autoscaleThroughput == 0
var throughput = serverless ? {} : { autoscaleSettings: { maxThroughput: autoscaleThroughput } }
var vectorSearch = [{ name: 'EnableNoSQLVectorSearch' }]

// The least that an account with a second region accepts; with one region a read sees the last write all the same
var staleness = { maxStalenessPrefix: 100000, maxIntervalInSeconds: 300 }

var indexedPaths = [
  '/bank/?'
  '/life/?'
  '/kind/?'
  '/documentLife/?'
  '/documentId/?'
  '/line/?'
  '/type/?'
  '/tags/[]/?'
  '/terms/[]/?'
  '/since/?'
  '/until/?'
  '/memoryId/?'
  '/groupId/?'
  '/supersedes/[]/?'
  '/cites/[]/?'
  '/sourceLives/[]/?'
  '/slots/[]/?'
  '/expiresAt/?'
  '/about/occurredStart/?'
  '/about/occurredEnd/?'
  '/about/mentionedAt/?'
  '/generation/?'
  '/retiredBy/?'
  '/dueAt/?'
  '/deleted/?'
  '/createdAt/?'
  '/updatedAt/?'
  '/id/?'
]
var includedPaths = [for path in indexedPaths: { path: path }]
var shardKey = vectorIndex == 'flat' ? {} : { vectorIndexShardKey: ['/bank'] }

resource account 'Microsoft.DocumentDB/databaseAccounts@2025-10-15' = {
  name: name
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: false }]
    enableMultipleWriteLocations: false
    consistencyPolicy: consistency == 'Strong' ? { defaultConsistencyLevel: 'Strong' } : union({ defaultConsistencyLevel: 'BoundedStaleness' }, staleness)
    capabilities: serverless ? concat(vectorSearch, [{ name: 'EnableServerless' }]) : vectorSearch
    disableLocalAuth: true
    minimalTlsVersion: 'Tls12'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: { tier: 'Continuous7Days' }
    }
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2025-10-15' = {
  parent: account
  name: databaseName
  properties: {
    resource: { id: databaseName }
  }
}

resource memories 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-10-15' = {
  parent: database
  name: containerName
  properties: {
    options: throughput
    resource: {
      id: containerName
      partitionKey: {
        kind: 'Hash'
        version: 2
        paths: ['/bank']
      }
      defaultTtl: -1
      indexingPolicy: {
        indexingMode: 'consistent'
        automatic: true
        includedPaths: includedPaths
        excludedPaths: [{ path: '/*' }]
        compositeIndexes: [
          [
            { path: '/createdAt', order: 'descending' }
            { path: '/id', order: 'ascending' }
          ]
          [
            { path: '/updatedAt', order: 'descending' }
            { path: '/id', order: 'ascending' }
          ]
        ]
        vectorIndexes: [union({ path: '/embedding', type: vectorIndex }, shardKey)]
      }
      vectorEmbeddingPolicy: {
        vectorEmbeddings: [
          { path: '/embedding', dataType: 'float32', distanceFunction: 'cosine', dimensions: embeddingDimensions }
        ]
      }
    }
  }
}

resource directory 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2025-10-15' = {
  parent: database
  name: directoryName
  properties: {
    options: throughput
    resource: {
      id: directoryName
      partitionKey: {
        kind: 'Hash'
        version: 2
        paths: ['/shard']
      }
    }
  }
}

resource contributor 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2025-10-15' = {
  parent: account
  name: guid(account.id, principalId, dataContributor)
  properties: {
    principalId: principalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    scope: account.id
  }
}

output endpoint string = account.properties.documentEndpoint
output database string = databaseName
output container string = containerName
output directory string = directoryName
