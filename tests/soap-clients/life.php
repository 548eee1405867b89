<?php
// The life of a tenant through SoapClient of PHP: `life.php ADDRESS USER PASSWORD NAME`. Prints what it saw, one `word value` a line.
[, $address, $user, $password, $name] = $argv;

function service(string $title, int $version = SOAP_1_1): SoapClient
{
    global $address, $user, $password;
    return new SoapClient("$address/$title/Service.asmx?wsdl", [
        'login' => $user,
        'password' => $password,
        'soap_version' => $version,
        'cache_wsdl' => WSDL_CACHE_NONE,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    ]);
}

/** Calls a method: what it takes stands in an element of its own, and so does its result. */
function call(SoapClient $service, string $method, array $request): object
{
    return $service->$method(["{$method}Request" => $request])->{"{$method}Result"};
}

$directory = service('HostedActiveDirectory');
$email = service('HostedEmail2007', SOAP_1_2);
$domain = strtolower($name) . '.example';
$plan = "{$name}Plan";
$words = 'ä <&> "quotes" 日本 ]]> 😀';
$reseller = 'LDAP://OU=ConsolidatedMessenger,OU=Hosting,DC=fabrikam,DC=com';

$created = call($directory, 'CreateOrganization', ['container' => $reseller, 'name' => $name, 'description' => $words]);
$organization = $created->org->path;
echo "organization $organization\n";
$features = ['prohibitSendQuota' => 1048576, 'recipientLimits' => 'unlimited', 'popEnabled' => false];
call($email, 'CreateUserPlan', ['planName' => $plan, 'description' => $words, 'features' => $features]);
$found = call(service('ManagedPlans'), 'GetPlan', ['planName' => $plan]);
echo "description $found->planDescription\n";
echo 'features ', implode('|', array_map(fn ($each) => "$each->name=$each->value", $found->features->feature)), "\n";
call($email, 'MailEnableTenant', [
    'path' => $organization,
    'planName' => 'BusinessGrowing',
    'availablePlans' => ['planName' => [$plan]],
    'domainName' => $domain,
]);
$listed = call($email, 'GetOrganizationAvailablePlans', ['organization' => $organization]);
echo 'plans ', implode('|', array_map(fn ($each) => $each->planName, $listed->availablePlans->plan)), "\n";
$ann = call($directory, 'CreateUser', [
    'container' => $organization,
    'userPrincipalName' => "ann@$domain",
    'isAdmin' => false,
    'displayName' => $words,
    'properties' => ['property' => [['name' => 'telephoneNumber', 'value' => ['+1 555']]]],
])->user->path;
$address1 = "SMTP:ann@$domain";
call($email, 'CreateMailbox', [
    'user' => $ann,
    'planName' => $plan,
    'alias' => 'ann',
    'emailAddresses' => ['value' => [$address1]],
]);
call($email, 'ModifyMailbox', ['user' => $ann, 'emailAddresses' => ['value' => [$address1, "smtp:a&b@$domain"]]]);
$changed = call($email, 'GetMailbox', ['user' => $ann]);
echo 'addresses ', implode('|', $changed->emailAddresses->value), "\n";
echo "limits $changed->prohibitSendQuota $changed->recipientLimits\n";
echo 'enabled ', $changed->enabled ? 'true' : 'false', "\n";
$stores = call(service('Exchange2007ResourceManager'), 'QueryAllStores', [])->mailStores->mailStore;
echo 'stores ', count($stores), ' ', $stores[0]->provisionable, "\n";
call($email, 'DeleteMailbox', ['user' => $ann]);
try {
    call($email, 'GetMailbox', ['user' => $ann]);
} catch (SoapFault $fault) {
    $detail = $fault->detail->ProvisioningFault;
    echo "fault $detail->code {$detail->callStack->procedure[0]->name}\n";
}
call($directory, 'DeleteUser', ['path' => $ann]);
call($email, 'Unsubscribe', ['organization' => $organization]);
call($directory, 'DeleteOrganization', ['path' => $organization]);
$document = '<request><data><x>1 &lt; 2</x></data></request>';
echo 'response ', service('MPSGeneral')->SubmitMPSRequest(['request' => $document])->SubmitMPSRequestResult, "\n";
